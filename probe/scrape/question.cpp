#include "probe/scrape/question.hpp"

#include <algorithm>
#include <array>

namespace probe::scrape {

using checks::Area;
using checks::Check;
using measure::Family;
using measure::Role;

namespace {

constexpr std::array<std::string_view, 4> kParameters{"target", "check", "family", "debug"};

/// A name has at most 253 octets (RFC 1035 section 2.3.4); a URL around it some more.
constexpr std::size_t kLongestTarget = 512;

std::string value_of(const Parameters& parameters, const std::string& name, const std::string& fallback)
{
    const auto found = parameters.find(name);
    return found == parameters.end() ? fallback : found->second;
}

/// Whose observations a check reads: the AAAA records of the service (D-1) are looked up on the way to its web sites.
Role role_of(const Check& check)
{
    return check.area == Area::web || check.id == "dns.aaaa" ? Role::web : Role::dns;
}

measure::Result<void> find_strangers(const Parameters& parameters)
{
    for (const auto& [name, value] : parameters) {
        if (std::find(kParameters.begin(), kParameters.end(), name) == kParameters.end()) {
            return measure::error("no such parameter", name, "use target, check, family and debug");
        }
    }
    return {};
}

measure::Result<std::string> read_target(const Parameters& parameters, const ReadDomain& read_domain)
{
    const auto text = value_of(parameters, "target", "");
    if (text.empty() || text.size() > kLongestTarget) {
        return measure::error(text.empty() ? "no target is named" : "the target is too long", "target",
                              "write /probe?target=www.example.org");
    }
    auto domain = read_domain(text);
    if (!domain) {
        return measure::error(domain.error().what, "target", domain.error().remedy);
    }
    // A target is a service under a stable name. It also keeps a stranger from sending the probe to an address of his choice.
    if (measure::parse_address(*domain)) {
        return measure::error("an address is no target", "target", "name the service, not an address of it");
    }
    return domain;
}

measure::Result<std::optional<Family>> read_family(const Parameters& parameters)
{
    const auto text = value_of(parameters, "family", "both");
    if (text == "both") {
        return std::nullopt;
    }
    if (text == "4" || text == "6") {
        return text == "4" ? Family::ipv4 : Family::ipv6;
    }
    return measure::error("'" + text + "' is no family", "family", "use 4, 6 or both");
}

measure::Result<bool> read_debug(const Parameters& parameters)
{
    const auto text = value_of(parameters, "debug", "false");
    if (text != "true" && text != "false") {
        return measure::error("'" + text + "' is neither true nor false", "debug", "use true or false");
    }
    return text == "true";
}

/// Is it about what a scrape looks at? Mail servers are not to be troubled at a scraper's pace, a scraper does not wait for
/// the half minute after which an answer counts as lost behind a small hop, and only a collector has routing tables.
bool is_scraped(const Check& check)
{
    const bool elsewhere = check.id == "web.path_mtu" || check.id == "web.routed";
    return (check.area == Area::web || check.area == Area::dns) && !elsewhere;
}

/// Does a group of this name hold the check? nullopt when there is no such group.
std::optional<bool> is_in_group(const Check& check, std::string_view group)
{
    if (group == "all") {
        return is_scraped(check);
    }
    if (group == "web") {
        return is_scraped(check) && role_of(check) == Role::web;
    }
    if (group == "dns") {
        return is_scraped(check) && role_of(check) == Role::dns;
    }
    return std::nullopt;
}

measure::Result<void> take_one(const std::string& text, Question& into)
{
    const auto all = checks::all();
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&](const Check* check) { return check->id == text || check->catalogue == text; });
    if (found == all.end()) {
        return measure::error("no check '" + text + "'", "check",
                              "use web, dns or all, or an id of `sextant-probe list-checks` such as W-7 or web.tls6");
    }
    if ((*found)->area == Area::vantage) {
        return measure::error("'" + text + "' asks about this probe, not about a target", "check",
                              "read sextant_probe_gate_open of /metrics");
    }
    if (!is_scraped(**found)) {
        return measure::error("'" + text + "' is not asked for a scraper", "check",
                              "run `sextant-probe check --checks " + std::string((*found)->id) + "` instead");
    }
    into.single = true;
    into.checks = {*found};
    return {};
}

measure::Result<void> take_checks(const std::string& text, Question& into)
{
    for (const auto* check : checks::all()) {
        const auto inside = is_in_group(*check, text);
        if (!inside) {
            return take_one(text, into);
        }
        if (*inside) {
            into.checks.push_back(check);
        }
    }
    return {};
}

/// Checks are questions about IPv6, many by comparison with IPv4: IPv4 alone can only be asked whether it answers.
measure::Result<void> match_family(const Question& question)
{
    if (question.single && question.family == Family::ipv4) {
        return measure::error("checks are asked about IPv6", "family",
                              "use 6 or both, or family=4 with check=web, dns or all");
    }
    return {};
}

std::vector<Role> roles_of(const std::vector<const Check*>& checks)
{
    std::vector<Role> roles;
    for (const auto role : {Role::web, Role::dns}) {
        if (std::any_of(checks.begin(), checks.end(), [&](const Check* check) { return role_of(*check) == role; })) {
            roles.push_back(role);
        }
    }
    return roles;
}

/// The first thing wrong, in the order in which people write them.
measure::Result<void> fill(const Parameters& parameters, const ReadDomain& read_domain, Question& into)
{
    if (auto known = find_strangers(parameters); !known) {
        return known;
    }
    const auto domain = read_target(parameters, read_domain);
    const auto family = read_family(parameters);
    const auto debug = read_debug(parameters);
    if (!domain || !family || !debug) {
        return tl::unexpected(!domain ? domain.error() : !family ? family.error() : debug.error());
    }
    into.domain = *domain;
    into.family = *family;
    into.debug = *debug;
    if (auto taken = take_checks(value_of(parameters, "check", "web"), into); !taken) {
        return taken;
    }
    return match_family(into);
}

}  // namespace

measure::Result<Question> read_question(const Parameters& parameters, const ReadDomain& read_domain)
{
    Question question;
    if (const auto filled = fill(parameters, read_domain, question); !filled) {
        return tl::unexpected(filled.error());
    }
    question.roles = roles_of(question.checks);
    return question;
}

}  // namespace probe::scrape
