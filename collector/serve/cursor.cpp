#include "collector/serve/cursor.hpp"

#include <cstdint>

namespace collector::serve {
namespace {

constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// First octet of every cursor: what kind of key follows.
constexpr char kDomainKey = 'd';

constexpr std::size_t kLongestCursor = 1024;

}  // namespace

std::string make_cursor(std::string_view key)
{
    std::string cursor;
    std::uint32_t bits = 0;
    unsigned held = 0;
    const auto octets = std::string{kDomainKey}.append(key);
    for (const char c : octets) {
        bits = bits << 8U | static_cast<unsigned char>(c);
        for (held += 8; held >= 6; held -= 6) {
            cursor += kAlphabet[bits >> (held - 6) & 0x3FU];
        }
    }
    if (held > 0) {
        cursor += kAlphabet[bits << (6 - held) & 0x3FU];
    }
    return cursor;
}

std::optional<std::string> read_cursor(std::string_view cursor)
{
    std::string octets;
    std::uint32_t bits = 0;
    unsigned held = 0;
    for (const char c : cursor) {
        const auto digit = kAlphabet.find(c);
        if (digit == std::string_view::npos || cursor.size() > kLongestCursor) {
            return std::nullopt;
        }
        bits = bits << 6U | static_cast<std::uint32_t>(digit);
        held += 6;
        if (held >= 8) {
            held -= 8;
            octets += static_cast<char>(bits >> held & 0xFFU);
        }
    }
    if (octets.empty() || octets.front() != kDomainKey || make_cursor(octets.substr(1)) != cursor) {
        return std::nullopt;
    }
    return octets.substr(1);
}

}  // namespace collector::serve
