#include "checks/check.hpp"
#include "checks/shown_reading.hpp"

#include <algorithm>

namespace checks {
namespace {

using measure::Cause;
using measure::Outcome;
using measure::Rule;

constexpr Rule kStrong{"security_signatures.strong", Outcome::pass, "DNSSEC, DANE and MTA-STS hold over IPv6 as over IPv4"};
constexpr Rule kWeaker{"security_signatures.weaker", Outcome::fail, "DNSSEC, DANE or MTA-STS do not hold over IPv6",
                       Cause::dnssec_bogus};
constexpr Rule kNothing{"security_signatures.nothing", Outcome::not_applicable,
                        "neither is the zone signed nor have its mail hosts a policy"};
constexpr Rule kMasked{"security_signatures.masked", Outcome::not_testable,
                       "the signatures or policies could not be judged"};
constexpr std::array kRules{kStrong, kWeaker, kNothing, kMasked};

/// A vantage that mail servers do not talk to says nothing of mail: no reason to be silent of a target that has none.
std::vector<std::string_view> shown_of(const measure::Target& target)
{
    std::vector<std::string_view> ids;
    for (const auto& [role, id] :
         {std::pair{measure::Role::dns, "dns.dnssec6"}, std::pair{measure::Role::mail, "mail.dane_sts"}}) {
        if (std::find(target.roles.begin(), target.roles.end(), role) != target.roles.end()) {
            ids.emplace_back(id);
        }
    }
    return ids;
}

/// Do DNSSEC, DANE and MTA-STS hold over IPv6 as over IPv4?
///
/// Requirement  those of dns.dnssec6 (D-11) and mail.dane_sts (M-6), whose verdicts these are; without a value, lest one
///              fault count twice.
measure::Verdict judge_signatures(const measure::Evidence& evidence)
{
    const ShownRules rules{.strong = kStrong, .weaker = kWeaker, .nothing = kNothing, .masked = kMasked};
    return show(shown_of(evidence.task.target), evidence, rules);
}

}  // namespace

extern constinit const Check security_signatures{
    .id = "security.signatures",
    .catalogue = "S-8",
    .area = Area::security,
    .question = "Do DNSSEC, DANE and MTA-STS hold over IPv6 as over IPv4?",
    .requirement = "RFC 4035, RFC 7672",
    .level = measure::Level::info,
    .needs = Needs::ipv6,
    .shapes_state = false,
    .rules = kRules,
    .judge = &judge_signatures,
};

}  // namespace checks
