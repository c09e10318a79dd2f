#include "wire/spf.hpp"

#include "measure/ip.hpp"
#include "measure/txt_text.hpp"
#include "wire/plain_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

namespace wire {
namespace {

using measure::Family;
using measure::SpfRecord;
using measure::SpfTerm;

constexpr std::string_view kVersion = "v=spf1";
constexpr std::size_t kMostTerms = 100;
constexpr std::string_view kQualifiers = "+-~?";
constexpr std::array<std::string_view, 8> kMechanisms{"all", "include", "a", "mx", "ptr", "ip4", "ip6", "exists"};

bool is_length(std::string_view digits, int most)
{
    int value = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return read.ec == std::errc() && read.ptr == digits.data() + digits.size() && value >= 0 && value <= most;
}

/// An address, or a prefix of which RFC 7208 section 5.6 allows bits beyond the length.
bool is_network(std::string_view text, Family family)
{
    const auto slash = text.find('/');
    const auto address = measure::parse_address(text.substr(0, slash));
    const int most = family == Family::ipv4 ? 32 : 128;
    return address && address->family == family &&
           (slash == std::string_view::npos || is_length(text.substr(slash + 1), most));
}

/// "", "/24", "//64" or "/24//64" behind a domain (dual-cidr-length, section 5.3).
bool is_dual_length(std::string_view text)
{
    const auto second = text.find("//");
    const auto four = text.substr(0, second);
    const bool good4 = four.empty() || (four.front() == '/' && is_length(four.substr(1), 32));
    return good4 && (second == std::string_view::npos || is_length(text.substr(second + 2), 128));
}

bool needs_value(std::string_view name)
{
    return name == "include" || name == "exists" || name == "redirect" || name == "exp";
}

/// Why the term is not valid; "" when it is.
std::string flaw_of(const SpfTerm& term)
{
    const auto slash = std::min(term.value.find('/'), term.value.size());
    if (needs_value(term.name)) {
        return term.value.empty() ? term.name + " without a domain" : "";
    }
    if (term.name == "ip4" || term.name == "ip6") {
        const bool good = is_network(term.value, term.name == "ip4" ? Family::ipv4 : Family::ipv6);
        return good ? "" : term.name + " without a network: " + term.value.substr(0, 60);
    }
    if (term.name == "a" || term.name == "mx") {
        return is_dual_length(std::string_view(term.value).substr(slash)) ? "" : "a prefix length out of range";
    }
    return term.name == "all" && !term.value.empty() ? "all with a value" : "";
}

/// A modifier is a name and '='; unknown ones are ignored by every receiver and kept here all the same (section 6).
std::optional<SpfTerm> modifier_of(std::string_view word)
{
    const auto end = word.find_first_of(":/=");
    if (end == std::string_view::npos || word[end] != '=') {
        return std::nullopt;
    }
    return SpfTerm{.name = lower_case(word.substr(0, end)), .value = lower_case(word.substr(end + 1))};
}

SpfTerm mechanism_of(std::string_view word)
{
    SpfTerm term;
    if (kQualifiers.find(word.front()) != std::string_view::npos) {
        term.qualifier = word.front();
        word.remove_prefix(1);
    }
    const auto end = std::min(word.find_first_of(":/"), word.size());
    term.name = lower_case(word.substr(0, end));
    term.value = lower_case(end < word.size() && word[end] == ':' ? word.substr(end + 1) : word.substr(end));
    return term;
}

/// Redirect and exp may stand once (section 6).
bool stands_twice(const SpfRecord& record, const SpfTerm& term)
{
    const bool once = term.name == "redirect" || term.name == "exp";
    return once && std::any_of(record.terms.begin(), record.terms.end(), [&](const auto& t) { return t.name == term.name; });
}

void add_term(std::string_view word, SpfRecord& into)
{
    const auto modifier = modifier_of(word);
    const auto term = modifier ? *modifier : mechanism_of(word);
    const bool known = modifier || std::find(kMechanisms.begin(), kMechanisms.end(), term.name) != kMechanisms.end();
    if (!known) {
        into.problem = "unknown mechanism " + term.name.substr(0, 60);
    } else if (stands_twice(into, term)) {
        into.problem = term.name + " stands twice";
    } else if (into.terms.size() >= kMostTerms) {
        into.problem = "more than 100 terms";
    } else {
        into.problem = flaw_of(term);
        into.terms.push_back(term);
    }
}

}  // namespace

bool is_spf(std::string_view text)
{
    return measure::begins_as(text, kVersion) && (text.size() == kVersion.size() || text[kVersion.size()] == ' ');
}

measure::SpfRecord parse_spf(std::string domain, const std::vector<std::string>& texts)
{
    SpfRecord record{.domain = std::move(domain)};
    std::string_view rest;
    for (const auto& text : texts) {
        if (is_spf(text)) {
            ++record.records;
            rest = std::string_view(text).substr(kVersion.size());
        }
    }
    if (record.records > 1) {
        record.problem = "more than one SPF record";
        return record;
    }
    while (record.problem.empty() && !rest.empty()) {
        const auto end = std::min(rest.find(' '), rest.size());
        if (end > 0) {
            add_term(rest.substr(0, end), record);
        }
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return record;
}

}  // namespace wire
