#include "collector/serve/rendition_policy.hpp"

#include "codec/base64.hpp"
#include "codec/digest.hpp"

#include <charconv>

namespace collector::serve {
namespace {

constexpr std::string_view kOpen = "<style>";
constexpr std::string_view kClose = "</style>";

/// A digest as Content Security Policy wants it: base64 of its octets.
std::string source_of(std::string_view style)
{
    const auto hex = codec::sha256(style);
    std::string octets;
    for (std::size_t i = 0; i < hex.size(); i += 2) {
        unsigned value = 0;
        std::from_chars(hex.data() + i, hex.data() + i + 2, value, 16);
        octets.push_back(static_cast<char>(static_cast<unsigned char>(value)));
    }
    return "'sha256-" + codec::to_base64(octets) + "'";
}

}  // namespace

std::string rendition_policy(std::string_view page)
{
    const auto open = page.find(kOpen);
    const auto close = open == std::string_view::npos ? open : page.find(kClose, open);
    const auto begin = open + kOpen.size();
    const auto style = close == std::string_view::npos ? "'none'" : source_of(page.substr(begin, close - begin));
    return "default-src 'none'; style-src " + style + "; base-uri 'none'; form-action 'none'";
}

}  // namespace collector::serve
