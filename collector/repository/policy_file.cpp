#include "collector/repository/policy_file.hpp"

#include "codec/digest.hpp"
#include "daemon/config.hpp"
#include "measure/country_code.hpp"
#include "measure/target.hpp"
#include "measure/words.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace collector::repository {
namespace {

using daemons::ConfigTable;
using daemons::Presence;
using measure::Result;

constexpr std::array<std::string_view, 8> kFigures{"index", "users", "web", "dns", "mail", "security", "cpe", "networks"};

/// What is not made of targets has no parts.
bool is_national(std::string_view figure)
{
    return figure == "users" || figure == "cpe" || figure == "networks";
}

Result<void> take_country(const std::string& text, std::string& into)
{
    if (!measure::is_country_code(text)) {
        return measure::error("'" + text + "' is not a country code", {}, "use ISO 3166-1 alpha-2 in upper case");
    }
    into = text;
    return {};
}

Result<void> take_id(const std::string& text, std::string& into)
{
    const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
    if (text.empty() || text.size() > 60 || !std::all_of(text.begin(), text.end(), fits)) {
        return measure::error("'" + text + "' cannot name a policy", {}, "use a-z, 0-9 and -, at most 60 of them");
    }
    into = text;
    return {};
}

Result<void> take_figure(const std::string& text, std::string& into)
{
    if (!is_figure(text)) {
        return measure::error("'" + text + "' is not measured", {},
                              "use one of: index, users, web, dns, mail, security, cpe, networks");
    }
    into = text;
    return {};
}

Result<void> take_sector(const std::string& text, std::vector<std::string>& into)
{
    const auto known = measure::sectors();
    if (std::find(known.begin(), known.end(), text) == known.end()) {
        return measure::error("'" + text + "' is no sector of the frames", {}, "docs/generated/configuration.md lists them");
    }
    into.push_back(text);
    return {};
}

Result<void> take_tier(const std::string& text, std::vector<std::string>& into)
{
    if (!measure::from_word<measure::Tier>(text)) {
        return measure::error("'" + text + "' is no kind of target", {},
                              "use portal, essential, ministry, agency, regional or municipal");
    }
    into.push_back(text);
    return {};
}

/// The part of the frame, list by list: what every list with words names by one of them.
void bind_part(ConfigTable& keys, FramePart& part)
{
    keys.each(
        "sectors", "sector", [&](const std::string& text) { return take_sector(text, part.sectors); },
        "Only targets of these sectors are scored for it.");
    keys.each(
        "tiers", "kind", [&](const std::string& text) { return take_tier(text, part.tiers); },
        "Only targets of these kinds: portal, essential, ministry, agency, regional, municipal.");
    keys.texts("organisations", part.organisations, "Only targets of these organisations, as the frame writes them.");
    keys.texts("domains", part.domains, "Only these domains and what lies below them.");
    keys.texts("tags", part.tags, "Only targets with one of these tags.");
}

void bind_policy(ConfigTable& keys, Policy& policy)
{
    keys.parsed(
        "id", "word", "", [&](const std::string& text) { return take_id(text, policy.id); },
        "Names the policy for ever; one of the country.", Presence::required);
    keys.text("title", policy.title, "For people.", Presence::required);
    keys.text("mandate", policy.mandate, "Who is bound by what: a law, a decree, a directive, with its article.",
              Presence::required);
    keys.text("scope", policy.scope, "Whom it speaks of, for people.", Presence::required);
    bind_part(keys, policy.part);
    keys.parsed(
        "figure", "word", "", [&](const std::string& text) { return take_figure(text, policy.figure); },
        "What is measured: index, users, web, dns, mail, security, cpe or networks.", Presence::required);
    keys.real("target", policy.target, 0, 1, "The value to reach, 0 to 1.");
    keys.date("by", policy.by, "The day by which.", Presence::required);
    keys.date("dated", policy.dated, "When it was promised.", Presence::required);
    keys.text("source", policy.source, "Where it can be read: an address or a gazette.", Presence::required);
}

/// The file as its keys bind it.
struct Bound {
    std::int64_t schema = 1;
    std::string country;
    std::vector<Policy> policies;
};

void bind_file(ConfigTable& keys, Bound& bound)
{
    keys.number("schema", bound.schema, {1, 1}, "Version of this format.", Presence::required);
    keys.parsed(
        "country", "country code", "", [&](const std::string& text) { return take_country(text, bound.country); },
        "ISO 3166-1 alpha-2.", Presence::required);
    keys.tables("policy", bound.policies, bind_policy, "One promise.");
}

/// What no key alone can tell.
void check_whole(const std::string& name, const std::vector<Policy>& policies, std::vector<measure::Error>& errors)
{
    if (policies.empty()) {
        errors.push_back({.what = "the file has no policies", .where = name, .remedy = "add [[policy]] tables"});
    }
    std::set<std::string> ids;
    for (const auto& it : policies) {
        if (!ids.insert(it.id).second) {
            errors.push_back({.what = "two policies are called " + it.id, .where = name, .remedy = "give each its own id"});
        }
        if (!(it.target > 0)) {
            errors.push_back(
                {.what = it.id + " has no target", .where = name, .remedy = "set target to a share above 0, such as 0.8"});
        }
        if (!it.part.is_whole() && is_national(it.figure)) {
            errors.push_back({.what = it.id + " asks for " + it.figure + " of a part of the frame",
                              .where = name,
                              .remedy = "leave sectors, tiers, organisations, domains and tags out, or use another figure"});
        }
        if (it.by < it.dated) {
            errors.push_back(
                {.what = it.id + " ends before it was promised", .where = name, .remedy = "correct by or dated"});
        }
    }
}

}  // namespace

bool is_figure(std::string_view word)
{
    return std::find(kFigures.begin(), kFigures.end(), word) != kFigures.end();
}

PolicyFile read_policy_text(std::string_view toml, const std::string& name)
{
    PolicyFile file{.policies = {}, .toml = std::string(toml), .errors = {}};
    Bound bound;
    ConfigTable keys;
    bind_file(keys, bound);
    file.errors = keys.read_text(toml, name);
    if (file.errors.empty()) {
        check_whole(name, bound.policies, file.errors);
    }
    for (auto& policy : bound.policies) {
        policy.country = bound.country;
    }
    file.policies = {.country = bound.country, .sha256 = codec::sha256(toml), .policies = std::move(bound.policies)};
    return file;
}

std::string policy_reference_markdown()
{
    Bound bound;
    ConfigTable keys;
    bind_file(keys, bound);
    return keys.reference_markdown();
}

}  // namespace collector::repository
