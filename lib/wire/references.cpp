#include "wire/references.hpp"

#include <algorithm>
#include <array>

namespace wire {
namespace {

constexpr std::string_view kSpace = " \t\n\f\r";

std::string_view trimmed(std::string_view text)
{
    const auto begin = text.find_first_not_of(kSpace);
    const auto end = text.find_last_not_of(kSpace);
    return begin == std::string_view::npos ? std::string_view() : text.substr(begin, end - begin + 1);
}

bool begins_with(std::string_view text, std::string_view lower)
{
    const auto same = [](char a, char b) { return (a >= 'A' && a <= 'Z' ? static_cast<char>(a + ('a' - 'A')) : a) == b; };
    return text.size() >= lower.size() &&
           std::equal(lower.begin(), lower.end(), text.begin(), [&](char b, char a) { return same(a, b); });
}

bool leads_nowhere(std::string_view text)
{
    constexpr std::array<std::string_view, 7> kOther{"data:", "javascript:", "mailto:", "tel:", "about:", "blob:", "#"};
    return text.empty() ||
           std::any_of(kOther.begin(), kOther.end(), [&](std::string_view other) { return begins_with(text, other); });
}

}  // namespace

void References::add(std::string_view text, measure::ResourceKind kind)
{
    text = trimmed(text);
    if (text.size() > kLongest || leads_nowhere(text)) {
        return;
    }
    if (list_.size() >= kMost || octets_ + text.size() > kMostOctets) {
        cut_ = true;
        return;
    }
    octets_ += text.size();
    list_.push_back({.text = std::string(text), .kind = kind});
}

}  // namespace wire
