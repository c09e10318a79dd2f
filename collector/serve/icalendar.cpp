#include "collector/serve/icalendar.hpp"

#include "collector/serve/text.hpp"

#include <algorithm>

namespace collector::serve {
namespace {

constexpr std::size_t kLongestLine = 75;
constexpr std::string_view kLineEnd = "\r\n";

/// Octets of UTF-8 that do not begin a character (RFC 3629 section 3).
bool continues(char octet)
{
    return (static_cast<unsigned char>(octet) & 0xC0U) == 0x80U;
}

/// How much of the text goes on a line of `room` octets.
std::size_t part_of(std::string_view text, std::size_t room)
{
    auto end = std::min(room, text.size());
    while (end > 0 && end < text.size() && continues(text[end])) {
        --end;
    }
    return end;
}

}  // namespace

std::string calendar_line(std::string_view name, std::string_view value)
{
    const auto whole = clean_text(std::string(name) + ':' + std::string(value));
    std::string_view rest = whole;
    std::string folded;
    auto room = kLongestLine;
    do {
        const auto part = part_of(rest, room);
        folded.append(folded.empty() ? "" : " ").append(rest.substr(0, part)).append(kLineEnd);
        rest.remove_prefix(part);
        room = kLongestLine - 1;
    } while (!rest.empty());
    return folded;
}

std::string calendar_text(std::string_view text)
{
    std::string escaped;
    for (const char c : text) {
        if (c == '\\' || c == ';' || c == ',') {
            escaped += '\\';
        }
        escaped += c;
    }
    return escaped;
}

}  // namespace collector::serve
