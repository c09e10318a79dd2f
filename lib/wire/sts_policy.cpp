#include "wire/sts_policy.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <utility>

namespace wire {
namespace {

using measure::StsPolicy;

constexpr std::size_t kMostHosts = 100;

/// One year: RFC 8461 section 3.2 allows no more.
constexpr std::uint64_t kLongestAge = 31557600;

tl::unexpected<measure::Failure> refuse(const char* why)
{
    return tl::unexpected<measure::Failure>(measure::Failure{.kind = measure::FailureKind::malformed, .detail = why});
}

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view kBlank = " \t\r";
    const auto first = text.find_first_not_of(kBlank);
    if (first == std::string_view::npos) {
        return {};
    }
    return text.substr(first, text.find_last_not_of(kBlank) - first + 1);
}

std::string lower_case(std::string_view text)
{
    std::string lower(text);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return lower;
}

/// What the keys said so far.
struct Keys {
    std::optional<std::string> version;
    std::optional<std::string> mode;
    std::optional<std::string> age;
    std::vector<std::string> hosts;
};

void keep_first(std::optional<std::string>& kept, std::string_view value)
{
    kept = kept ? kept : std::string(value);
}

void take_line(std::string_view line, Keys& into)
{
    const auto colon = line.find(':');
    if (colon == std::string_view::npos) {
        return;
    }
    const auto key = trimmed(line.substr(0, colon));
    const auto value = trimmed(line.substr(colon + 1));
    if (key == "version") {
        keep_first(into.version, value);
    } else if (key == "mode") {
        keep_first(into.mode, value);
    } else if (key == "max_age") {
        keep_first(into.age, value);
    } else if (key == "mx" && !value.empty() && value.size() <= 255 && into.hosts.size() < kMostHosts) {
        into.hosts.push_back(lower_case(value));
    }
}

std::optional<std::uint64_t> age_of(const std::optional<std::string>& text)
{
    std::uint64_t age = 0;
    if (!text || text->empty()) {
        return std::nullopt;
    }
    const auto* end = text->data() + text->size();
    const auto read = std::from_chars(text->data(), end, age);
    const bool good = read.ec == std::errc() && read.ptr == end && age <= kLongestAge;
    return good ? std::optional(age) : std::nullopt;
}

tl::expected<StsPolicy, measure::Failure> policy_of(Keys keys)
{
    if (keys.version != "STSv1") {
        return refuse("no version STSv1");
    }
    if (keys.mode != "enforce" && keys.mode != "testing" && keys.mode != "none") {
        return refuse("no mode enforce, testing or none");
    }
    const auto age = age_of(keys.age);
    if (!age) {
        return refuse("no max_age of at most a year");
    }
    if (keys.hosts.empty() && keys.mode != "none") {
        return refuse("no mx");
    }
    return StsPolicy{.mode = *keys.mode, .max_age_seconds = *age, .hosts = std::move(keys.hosts)};
}

}  // namespace

tl::expected<measure::StsPolicy, measure::Failure> parse_sts_policy(std::string_view text)
{
    Keys keys;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        take_line(text.substr(0, end), keys);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return policy_of(std::move(keys));
}

}  // namespace wire
