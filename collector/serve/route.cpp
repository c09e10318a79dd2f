#include "collector/serve/route.hpp"

#include "collector/serve/cursor.hpp"
#include "measure/cause.hpp"
#include "measure/country_code.hpp"
#include "measure/target.hpp"
#include "measure/time.hpp"
#include "measure/verdict.hpp"
#include "measure/words.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

namespace collector::serve {
namespace {

constexpr std::size_t kLongestText = 200;

std::optional<std::size_t> read_number(std::string_view text)
{
    std::size_t number = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (failed != std::errc{} || end != text.data() + text.size()) {
        return std::nullopt;
    }
    return number;
}

bool is_sector(std::string_view text)
{
    const auto known = measure::sectors();
    return std::find(known.begin(), known.end(), text) != known.end();
}

bool is_limit(std::string_view text)
{
    const auto number = read_number(text);
    return number && *number >= 1 && *number <= kLargestPage;
}

bool is_digest(std::string_view text)
{
    return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

bool is_since(std::string_view text)
{
    return text == kLastRound || measure::parse_iso_date(text).has_value();
}

/// What a value should have been; "" when it is fine.
std::string_view expected_instead(Kind kind, const std::string& value)
{
    switch (kind) {
        case Kind::country: return measure::is_country_code(value) ? "" : "an ISO 3166 alpha-2 code in upper case";
        case Kind::sector: return is_sector(value) ? "" : "a sector of the frames";
        case Kind::state: return measure::from_word<measure::State>(value) ? "" : "a state such as broken or absent";
        case Kind::cause: return measure::from_word<measure::Cause>(value) ? "" : "a cause such as timeout or no_aaaa";
        case Kind::text: return value.size() <= kLongestText ? "" : "at most 200 octets";
        case Kind::limit:
        case Kind::points: return is_limit(value) ? "" : "a number from 1 to 1000";
        case Kind::cursor: return is_cursor(value) ? "" : "the cursor of an earlier answer, unchanged";
        case Kind::since: return is_since(value) ? "" : "a UTC day such as 2026-11-21, or last-round";
        case Kind::order: return read_order(value) ? "" : "a column such as web_score, with - before it for downwards";
        case Kind::contribution: return measure::from_word<ContributionKind>(value) ? "" : "profile or case_study";
        case Kind::digest: return is_digest(value) ? "" : "the 64 hexadecimal digits of a SHA-256, in lower case";
        case Kind::flag: return value == "0" || value == "1" ? "" : "0 or 1";
    }
    return "";
}

std::string_view next_segment(std::string_view& rest)
{
    rest.remove_prefix(1);
    const auto end = std::min(rest.find('/'), rest.size());
    const auto segment = rest.substr(0, end);
    rest.remove_prefix(end);
    return segment;
}

/// Who passes the address of a page on seldom passes it on as it was: mail and social media add parameters of their own.
bool is_page(const Route& route)
{
    return route.media_type.starts_with("text/html");
}

}  // namespace

std::string Call::parameter(std::string_view name) const
{
    const auto found = query.find(std::string(name));
    return found == query.end() ? std::string{} : found->second;
}

std::optional<std::map<std::string, std::string>> match(std::string_view pattern, std::string_view path)
{
    std::map<std::string, std::string> names;
    while (!pattern.empty() && !path.empty()) {
        if (path.front() != '/') {
            return std::nullopt;
        }
        const auto wanted = next_segment(pattern);
        const auto given = next_segment(path);
        if (wanted.starts_with('{')) {
            if (given.empty()) {
                return std::nullopt;
            }
            names.emplace(wanted.substr(1, wanted.size() - 2), given);
        } else if (wanted != given) {
            return std::nullopt;
        }
    }
    return pattern.empty() && path.empty() ? std::optional(names) : std::nullopt;
}

std::vector<http::ProblemReason> find_faults(const Route& route, const std::map<std::string, std::string>& query)
{
    std::vector<http::ProblemReason> faults;
    for (const auto& [name, value] : query) {
        const auto known = std::find_if(route.query.begin(), route.query.end(),
                                        [&name = name](const Parameter& parameter) { return parameter.name == name; });
        if (known == route.query.end()) {
            if (!is_page(route)) {
                faults.push_back({name, "no parameter of this address"});
            }
            continue;
        }
        const auto expected = expected_instead(known->kind, value);
        if (!expected.empty()) {
            faults.push_back({name, "expected " + std::string(expected)});
        }
    }
    return faults;
}

std::optional<Order> read_order(std::string_view text)
{
    const bool descending = text.starts_with('-');
    const auto column = measure::from_word<TargetOrder>(text.substr(descending ? 1 : 0));
    return column ? std::optional(Order{*column, descending}) : std::nullopt;
}

std::size_t page_size(const Call& call)
{
    return read_number(call.parameter("limit")).value_or(kUsualPage);
}

}  // namespace collector::serve
