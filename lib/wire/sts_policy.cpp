#include "wire/sts_policy.hpp"

#include "wire/plain_text.hpp"

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
    each_line(text, [&](std::string_view line) { take_line(line, keys); });
    return policy_of(std::move(keys));
}

}  // namespace wire
