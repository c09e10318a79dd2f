#include "codec/hmac_md5.hpp"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <new>

namespace codec {

std::array<std::uint8_t, 16> hmac_md5(std::string_view key, std::string_view octets)
{
    std::array<std::uint8_t, 16> digest{};
    unsigned int length = digest.size();
    const auto* data = static_cast<const unsigned char*>(static_cast<const void*>(octets.data()));
    if (HMAC(EVP_md5(), key.data(), static_cast<int>(key.size()), data, octets.size(), digest.data(), &length) == nullptr) {
        throw std::bad_alloc{};
    }
    return digest;
}

}  // namespace codec
