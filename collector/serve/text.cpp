#include "collector/serve/text.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

namespace collector::serve {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

struct Decoded {
    char32_t point = 0;
    std::size_t length = 0;  ///< 0: not UTF-8.
};

/// Length of a sequence by its first octet, and the smallest code point that needs it (RFC 3629 section 3).
struct Shape {
    std::size_t length = 0;
    char32_t bits = 0;
    char32_t least = 0;
};

Shape shape_of(unsigned char first)
{
    if (first < 0x80) {
        return {1, first, 0};
    }
    if (first >= 0xC2 && first < 0xE0) {
        return {2, first & 0x1FU, 0x80};
    }
    if (first >= 0xE0 && first < 0xF0) {
        return {3, first & 0x0FU, 0x800};
    }
    if (first >= 0xF0 && first < 0xF5) {
        return {4, first & 0x07U, 0x10000};
    }
    return {};
}

Decoded decode(std::string_view text)
{
    auto [length, point, least] = shape_of(static_cast<unsigned char>(text.front()));
    if (length == 0 || length > text.size()) {
        return {};
    }
    for (std::size_t i = 1; i < length; ++i) {
        const auto next = static_cast<unsigned char>(text[i]);
        if ((next & 0xC0U) != 0x80U) {
            return {};
        }
        point = point << 6U | (next & 0x3FU);
    }
    const bool surrogate = point >= 0xD800 && point <= 0xDFFF;
    if (point < least || point > 0x10FFFF || surrogate) {
        return {};
    }
    return {point, length};
}

bool is_control(char32_t point)
{
    return point < 0x20 || (point >= 0x7F && point < 0xA0) || point == 0x2028 || point == 0x2029;
}

bool is_override(char32_t point)
{
    return (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
}

}  // namespace

std::string clean_text(std::string_view text)
{
    std::string clean;
    clean.reserve(text.size());
    while (!text.empty()) {
        const auto [point, length] = decode(text);
        if (length == 0) {
            clean += kReplacement;
            text.remove_prefix(1);
            continue;
        }
        if (is_control(point)) {
            clean += ' ';
        } else if (!is_override(point)) {
            clean += text.substr(0, length);
        }
        text.remove_prefix(length);
    }
    return clean;
}

std::string escape_html(std::string_view text)
{
    std::string escaped;
    for (const char c : clean_text(text)) {
        switch (c) {
            case '&': escaped += "&amp;"; break;
            case '<': escaped += "&lt;"; break;
            case '>': escaped += "&gt;"; break;
            case '"': escaped += "&quot;"; break;
            case '\'': escaped += "&#39;"; break;
            default: escaped += c;
        }
    }
    return escaped;
}

std::string percent_encode(std::string_view text)
{
    constexpr std::string_view kUnreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    constexpr std::string_view kHex = "0123456789ABCDEF";
    std::string encoded;
    for (const char c : text) {
        if (kUnreserved.find(c) != std::string_view::npos) {
            encoded += c;
            continue;
        }
        const auto octet = static_cast<unsigned char>(c);
        encoded += '%';
        encoded += kHex[octet >> 4U];
        encoded += kHex[octet & 0x0FU];
    }
    return encoded;
}

std::string in_lower_case(std::string text)
{
    std::ranges::transform(text, text.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return text;
}

}  // namespace collector::serve
