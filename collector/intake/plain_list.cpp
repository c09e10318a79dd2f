#include "collector/intake/plain_list.hpp"

#include <algorithm>

namespace collector::intake {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::string_view kSpace = " \t\r\v\f";

std::string_view trimmed(std::string_view line)
{
    const auto first = line.find_first_not_of(kSpace);
    return first == std::string_view::npos ? std::string_view()
                                           : line.substr(first, line.find_last_not_of(kSpace) - first + 1);
}

/// A # within a URL is its fragment; one that begins the line or follows a space is a comment.
std::string_view without_comment(std::string_view line)
{
    for (auto at = line.find('#'); at != std::string_view::npos; at = line.find('#', at + 1)) {
        if (at == 0 || kSpace.find(line[at - 1]) != std::string_view::npos) {
            return line.substr(0, at);
        }
    }
    return line;
}

}  // namespace

Entries read_plain_list(std::string_view octets)
{
    if (octets.starts_with(kByteOrderMark)) {
        octets.remove_prefix(kByteOrderMark.size());
    }
    Entries found;
    for (std::size_t number = 1; !octets.empty(); ++number) {
        const auto line = octets.substr(0, octets.find('\n'));
        if (const auto name = trimmed(without_comment(line)); !name.empty()) {
            found.entries.push_back({.line = number, .name = std::string(name)});
        }
        octets.remove_prefix(std::min(line.size() + 1, octets.size()));
    }
    return found;
}

}  // namespace collector::intake
