#include "measure/txt_text.hpp"

#include <algorithm>
#include <optional>

namespace measure {
namespace {

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/// "\065" is one octet (RFC 1035 section 5.1); anything else behind a backslash stands for itself.
std::optional<char> decimal(std::string_view digits)
{
    if (digits.size() < 3 || !std::all_of(digits.begin(), digits.begin() + 3, is_digit)) {
        return std::nullopt;
    }
    const int value = (digits[0] - '0') * 100 + (digits[1] - '0') * 10 + (digits[2] - '0');
    return value < 256 ? std::optional(static_cast<char>(value)) : std::nullopt;
}

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

}  // namespace

std::string txt_text(std::string_view presentation)
{
    std::string text;
    bool quoted = false;
    for (std::size_t at = 0; at < presentation.size(); ++at) {
        const char c = presentation[at];
        if (c == '"') {
            quoted = !quoted;
        } else if (c == '\\' && at + 1 < presentation.size()) {
            const auto octet = decimal(presentation.substr(at + 1));
            text += octet.value_or(presentation[at + 1]);
            at += octet ? 3 : 1;
        } else if (quoted || c != ' ') {
            text += c;
        }
    }
    return text;
}

bool begins_as(std::string_view text, std::string_view tag)
{
    const bool fits = text.size() >= tag.size() &&
                      std::equal(tag.begin(), tag.end(), text.begin(), [](char a, char b) { return lower(a) == lower(b); });
    return fits && (text.size() == tag.size() || text[tag.size()] == ' ' || text[tag.size()] == ';');
}

}  // namespace measure
