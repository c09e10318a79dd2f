#include "codec/digest.hpp"

#include <openssl/crypto.h>
#include <openssl/evp.h>

#include <array>
#include <new>

namespace codec {

void Sha256::Free::operator()(evp_md_ctx_st* context) const noexcept
{
    EVP_MD_CTX_free(context);
}

Sha256::Sha256() : context_(EVP_MD_CTX_new())
{
    if (!context_ || EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr) != 1) {
        throw std::bad_alloc{};
    }
}

void Sha256::add(std::string_view octets)
{
    EVP_DigestUpdate(context_.get(), octets.data(), octets.size());
}

std::string Sha256::finish()
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int length = 0;
    EVP_DigestFinal_ex(context_.get(), digest.data(), &length);
    return to_hex({static_cast<const char*>(static_cast<const void*>(digest.data())), length});
}

std::string sha256(std::string_view octets)
{
    Sha256 hash;
    hash.add(octets);
    return hash.finish();
}

std::string to_hex(std::string_view octets)
{
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text;
    text.reserve(octets.size() * 2);
    for (const char octet : octets) {
        text += kDigits[static_cast<unsigned char>(octet) >> 4U];
        text += kDigits[static_cast<unsigned char>(octet) & 15U];
    }
    return text;
}

bool equal_in_constant_time(std::string_view left, std::string_view right)
{
    return left.size() == right.size() && CRYPTO_memcmp(left.data(), right.data(), left.size()) == 0;
}

}  // namespace codec
