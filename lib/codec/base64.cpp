#include "codec/base64.hpp"

#include <openssl/evp.h>

namespace codec {
namespace {

const unsigned char* octets_of(std::string_view text)
{
    return static_cast<const unsigned char*>(static_cast<const void*>(text.data()));
}

unsigned char* writable(std::string& text)
{
    return static_cast<unsigned char*>(static_cast<void*>(text.data()));
}

std::size_t padding_of(std::string_view text)
{
    return text.ends_with("==") ? 2 : text.ends_with('=') ? 1 : 0;
}

}  // namespace

std::string to_base64(std::string_view octets)
{
    std::string text((octets.size() + 2) / 3 * 4 + 1, '\0');
    const int written = EVP_EncodeBlock(writable(text), octets_of(octets), static_cast<int>(octets.size()));
    text.resize(static_cast<std::size_t>(written));
    return text;
}

measure::Result<std::string> from_base64(std::string_view text)
{
    std::string octets(text.size() / 4 * 3 + 1, '\0');
    const int decoded = EVP_DecodeBlock(writable(octets), octets_of(text), static_cast<int>(text.size()));
    if (decoded < 0 || text.size() % 4 != 0) {
        return measure::error("not base64", {}, "encode as RFC 4648 section 4 says, with padding");
    }
    octets.resize(static_cast<std::size_t>(decoded) - padding_of(text));
    return octets;
}

}  // namespace codec
