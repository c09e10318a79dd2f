#include "checks/chain_reading.hpp"
#include "checks/conclude.hpp"
#include "checks/mail_reading.hpp"

#include <algorithm>

namespace checks {
namespace {

using measure::Cause;
using measure::Outcome;
using measure::Rule;

constexpr Rule kAll{"mail_chain6.all", Outcome::pass, "the names of all mail hosts resolve over IPv6 alone"};
constexpr Rule kSome{"mail_chain6.some", Outcome::partial, "the names of some mail hosts do not resolve over IPv6 alone",
                     Cause::chain_parent};
constexpr Rule kNone{"mail_chain6.none", Outcome::fail, "the name of no mail host resolves over IPv6 alone",
                     Cause::chain_parent};
constexpr Rule kNoMail{"mail_chain6.no_mail", Outcome::not_applicable, "the domain takes no mail"};
constexpr Rule kMasked{"mail_chain6.masked", Outcome::not_testable, "whether the domain takes mail is not known"};
constexpr Rule kLocal{"mail_chain6.local", Outcome::not_testable,
                      "the mail hosts' names could not be resolved from the root"};
constexpr std::array kRules{kAll, kSome, kNone, kNoMail, kMasked, kLocal};

std::vector<std::string> host_names(const measure::Evidence& evidence)
{
    std::vector<std::string> names;
    for (const auto& exchange : looked_at(evidence)) {
        if (std::find(names.begin(), names.end(), exchange.host) == names.end()) {
            names.push_back(exchange.host);
        }
    }
    return names;
}

/// Do the names of the mail hosts resolve for a sender without IPv4?
///
/// Requirement  RFC 10001 section 4.1: a zone that mail depends on is served over IPv6 too, and so are those above it.
/// Reads        the chains of the mail hosts' names. The cause is what is wrong with the zone that blocks; the zone is
///              seldom the target's own.
measure::Verdict judge_chains(const measure::Evidence& evidence)
{
    if (const auto without = without_mail(kNoMail, kMasked, evidence)) {
        return *without;
    }
    const auto hosts = host_names(evidence);
    const auto seen = tally_hosts(evidence, hosts);
    const HostRules rules{.all = kAll, .some = kSome, .none = kNone, .local = kLocal};
    auto verdict = conclude_hosts(seen, hosts.size(), rules);
    const bool blocked = verdict.outcome == Outcome::partial || verdict.outcome == Outcome::fail;
    verdict.cause = blocked && seen.cause ? seen.cause : verdict.cause;
    return verdict;
}

}  // namespace

extern constinit const Check mail_chain6{
    .id = "mail.chain6",
    .catalogue = "M-8",
    .area = Area::mail,
    .question = "Do the names of the mail hosts resolve over IPv6 alone?",
    .requirement = "RFC 10001",
    .needs = Needs::both,
    .rules = kRules,
    .judge = &judge_chains,
};

}  // namespace checks
