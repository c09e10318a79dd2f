#include "collector/webhooks/signature.hpp"

#include "codec/digest.hpp"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>
#include <new>

namespace collector::webhooks {

std::string signature(std::string_view key, std::int64_t seconds, std::string_view body)
{
    const auto time = std::to_string(seconds);
    const auto text = time + "." + std::string(body);
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int length = 0;
    const auto* octets = static_cast<const unsigned char*>(static_cast<const void*>(text.data()));
    if (HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), octets, text.size(), digest.data(), &length) ==
        nullptr) {
        throw std::bad_alloc{};
    }
    return "t=" + time + ",v1=" + codec::to_hex(std::string(digest.begin(), digest.begin() + length));
}

}  // namespace collector::webhooks
