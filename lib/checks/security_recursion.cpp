#include "checks/conclude.hpp"
#include "checks/dns_reading.hpp"
#include "checks/lookup_reading.hpp"
#include "measure/security_reading.hpp"

#include <algorithm>

namespace checks {
namespace {

using measure::Cause;
using measure::DnsLookup;
using measure::Family;
using measure::Outcome;
using measure::Purpose;
using measure::Rule;

constexpr Rule kRefuses{"security_recursion.refuses", Outcome::pass, "no name server resolves a stranger's name over IPv6"};
constexpr Rule kOnly6{"security_recursion.only_ipv6", Outcome::fail,
                      "a name server resolves a stranger's name over IPv6 and refuses over IPv4", Cause::open_recursion};
constexpr Rule kBoth{"security_recursion.both", Outcome::partial,
                     "a name server resolves a stranger's name over IPv6, and over IPv4 as far as is known",
                     Cause::open_recursion};
constexpr Rule kMasked{"security_recursion.masked", Outcome::not_testable, "no name server answers over IPv6"};
constexpr Rule kNothing{"security_recursion.not_asked", Outcome::not_applicable, "name servers are no role of this target"};
constexpr std::array kRules{kRefuses, kOnly6, kBoth, kMasked, kNothing};

bool resolves(const DnsLookup& lookup)
{
    return lookup.reply && measure::resolved_for_stranger(*lookup.reply);
}

/// Did the server of this name, asked over IPv4, refuse to resolve for us?
bool refuses4(const measure::Evidence& evidence, const std::string& server)
{
    const auto lookups = measure::lookups_for(evidence, Purpose::recursion);
    return std::any_of(lookups.begin(), lookups.end(), [&](const DnsLookup* lookup) {
        return lookup->server_name == server && lookup->server.family == Family::ipv4 && lookup->reply && !resolves(*lookup);
    });
}

/// Do the name servers refuse to resolve for strangers over IPv6 as they do over IPv4?
///
/// Requirement  RFC 5358: an open resolver amplifies attacks on others; access lists often know IPv4 alone.
/// Reads        one question for a name of nobody's, with recursion desired, at each address that answered.
measure::Verdict judge_recursion(const measure::Evidence& evidence)
{
    const auto lookups = measure::lookups_for(evidence, Purpose::recursion);
    const auto& roles = evidence.task.target.roles;
    if (lookups.empty() && std::find(roles.begin(), roles.end(), measure::Role::dns) == roles.end()) {
        return conclude(kNothing);
    }
    bool asked = false;
    std::optional<measure::Verdict> open;
    for (const auto* lookup : lookups) {
        if (lookup->server.family != Family::ipv6 || !lookup->reply) {
            continue;
        }
        asked = true;
        if (resolves(*lookup)) {
            const bool only6 = refuses4(evidence, lookup->server_name);
            const auto verdict = conclude(only6 ? kOnly6 : kBoth, lookup->server_name + " " + to_string(lookup->server));
            open = open && open->outcome == Outcome::fail ? open : verdict;
        }
    }
    if (open) {
        return *open;
    }
    return asked ? conclude(kRefuses) : conclude_masked(kMasked, "dns.ns_answer6");
}

}  // namespace

extern constinit const Check security_recursion{
    .id = "security.recursion",
    .catalogue = "S-9",
    .area = Area::security,
    .question = "Do the name servers refuse to resolve for strangers over IPv6 as they do over IPv4?",
    .requirement = "RFC 5358",
    .needs = Needs::both,
    .shapes_state = false,
    .rules = kRules,
    .judge = &judge_recursion,
};

}  // namespace checks
