#include "collector/serve/cursor.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace collector::serve {
namespace {

constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

constexpr std::size_t kLongestCursor = 1024;

/// base64url without padding.
std::string encode(std::string_view octets)
{
    std::string text;
    std::uint32_t bits = 0;
    unsigned held = 0;
    for (const char c : octets) {
        bits = bits << 8U | static_cast<unsigned char>(c);
        for (held += 8; held >= 6; held -= 6) {
            text += kAlphabet[bits >> (held - 6) & 0x3FU];
        }
    }
    if (held > 0) {
        text += kAlphabet[bits << (6 - held) & 0x3FU];
    }
    return text;
}

/// nullopt for what encode() does not write: each key has one cursor.
std::optional<std::string> decode(std::string_view text)
{
    std::string octets;
    std::uint32_t bits = 0;
    unsigned held = 0;
    for (const char c : text) {
        const auto digit = kAlphabet.find(c);
        if (digit == std::string_view::npos || text.size() > kLongestCursor) {
            return std::nullopt;
        }
        bits = bits << 6U | static_cast<std::uint32_t>(digit);
        held += 6;
        if (held >= 8) {
            held -= 8;
            octets += static_cast<char>(bits >> held & 0xFFU);
        }
    }
    return encode(octets) == text ? std::optional(octets) : std::nullopt;
}

}  // namespace

std::string make_cursor(CursorKind kind, std::string_view key)
{
    return encode(std::string(1, static_cast<char>(kind)).append(key));
}

std::optional<std::string> read_cursor(CursorKind kind, std::string_view cursor)
{
    const auto octets = decode(cursor);
    const bool fits = octets && octets->starts_with(static_cast<char>(kind));
    return fits ? std::optional(octets->substr(1)) : std::nullopt;
}

bool is_cursor(std::string_view cursor)
{
    constexpr std::array kKinds{CursorKind::domain, CursorKind::rows, CursorKind::gate, CursorKind::change};
    return std::any_of(kKinds.begin(), kKinds.end(),
                       [cursor](CursorKind kind) { return read_cursor(kind, cursor).has_value(); });
}

}  // namespace collector::serve
