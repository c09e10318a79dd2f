#include "collector/serve/entity_tag.hpp"

#include <algorithm>
#include <iterator>

namespace collector::serve {
namespace {

bool fit_for_a_tag(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' || c == '-' || c == '/';
}

std::string_view trim(std::string_view text)
{
    const auto first = text.find_first_not_of(" \t");
    const auto last = text.find_last_not_of(" \t");
    return first == std::string_view::npos ? std::string_view{} : text.substr(first, last - first + 1);
}

}  // namespace

std::string make_entity_tag(std::uint64_t version, std::string_view edition, std::string_view coding)
{
    std::string tag = '"' + std::to_string(version) + '-';
    std::copy_if(edition.begin(), edition.end(), std::back_inserter(tag), &fit_for_a_tag);
    if (!coding.empty()) {
        tag.append(1, '-').append(coding);
    }
    return tag + '"';
}

bool names_tag(std::string_view if_none_match, std::string_view tag)
{
    // Our tags hold no comma, so a list may be cut at any.
    while (!if_none_match.empty()) {
        const auto comma = std::min(if_none_match.find(','), if_none_match.size());
        auto candidate = trim(if_none_match.substr(0, comma));
        if (candidate.starts_with("W/")) {
            candidate.remove_prefix(2);
        }
        if (candidate == "*" || candidate == tag) {
            return true;
        }
        if_none_match.remove_prefix(std::min(comma + 1, if_none_match.size()));
    }
    return false;
}

}  // namespace collector::serve
