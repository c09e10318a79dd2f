#include "daemon/log_value.hpp"

#include <algorithm>
#include <array>

namespace daemons {
namespace {

constexpr unsigned char kDelete = 0x7f;

bool is_plain(char c)
{
    return c > ' ' && static_cast<unsigned char>(c) < kDelete && c != '"' && c != '=' && c != '\\';
}

std::string shown(char c)
{
    constexpr std::string_view kDigits = "0123456789abcdef";
    const auto octet = static_cast<unsigned char>(c);
    if (octet > kDelete) {
        return {'\\', 'x', kDigits[octet >> 4U], kDigits[octet & 0xfU]};
    }
    if (octet < ' ' || octet == kDelete) {
        return " ";
    }
    return c == '"' ? "'" : std::string(1, c);
}

}  // namespace

std::string log_value(std::string_view value)
{
    if (!value.empty() && std::ranges::all_of(value, is_plain)) {
        return std::string(value);
    }
    std::string text = "\"";
    for (const char c : value) {
        text += shown(c);
    }
    return text + "\"";
}

}  // namespace daemons
