#include "checks/chain_reading.hpp"
#include "checks/conclude.hpp"
#include "checks/lookup_reading.hpp"
#include "measure/alias_reading.hpp"

#include <algorithm>

namespace checks {
namespace {

using measure::Cause;
using measure::Outcome;
using measure::Purpose;
using measure::Rule;
namespace rr = measure::rr;

constexpr Rule kAll{"dns_aliases6.all", Outcome::pass, "every alias leads to a name that resolves over IPv6 alone"};
constexpr Rule kSome{"dns_aliases6.some", Outcome::partial, "some aliases lead to names that do not resolve over IPv6 alone",
                     Cause::chain_alias};
constexpr Rule kNone{"dns_aliases6.none", Outcome::fail, "no alias leads to a name that resolves over IPv6 alone",
                     Cause::chain_alias};
constexpr Rule kNoAlias{"dns_aliases6.no_alias", Outcome::not_applicable, "no web name is an alias into another zone"};
constexpr Rule kUnknown{"dns_aliases6.unknown", Outcome::not_testable, "whether the web names are aliases is not known"};
constexpr Rule kLocal{"dns_aliases6.local", Outcome::not_testable, "the aliases could not be resolved from the root"};
constexpr std::array kRules{kAll, kSome, kNone, kNoAlias, kUnknown, kLocal};

bool all_aliases_told(const measure::Evidence& evidence)
{
    const auto names = measure::web_names(evidence.task.target);
    return std::all_of(names.begin(), names.end(), [&](const std::string& name) {
        return was_told(evidence, Purpose::address, name, rr::kA) && was_told(evidence, Purpose::address, name, rr::kAaaa) &&
               was_told(evidence, Purpose::service_binding, name, rr::kHttps);
    });
}

/// Do the names that the web names are aliases of resolve over IPv6 alone?
///
/// Requirement  RFC 1034 section 3.6.2 (CNAME), RFC 9460 section 2.4.2 (HTTPS in alias mode): the client goes on to the target,
///              whose zone is somebody else's.
/// Reads        the chains of the alias targets outside the target's own zone.
measure::Verdict judge_aliases(const measure::Evidence& evidence)
{
    const auto targets = measure::alias_targets(evidence);
    if (targets.empty()) {
        return all_aliases_told(evidence) ? conclude(kNoAlias)
                                          : conclude_unanswered(kUnknown, evidence, Purpose::service_binding);
    }
    const auto seen = tally_hosts(evidence, targets);
    if (seen.counted == 0) {
        return seen.ours ? conclude_local(kLocal, *seen.ours) : conclude_unasked(kLocal);
    }
    if (seen.reached == seen.counted) {
        return conclude(kAll, count_text(seen.reached, targets.size()));
    }
    if (seen.reached == 0) {
        return seen.ours ? conclude_local(kLocal, *seen.ours) : conclude(kNone, seen.blocked);
    }
    return conclude_share(kSome, static_cast<double>(seen.reached) / static_cast<double>(seen.counted), seen.blocked);
}

}  // namespace

extern constinit const Check dns_aliases6{
    .id = "dns.aliases6",
    .catalogue = "D-9",
    .area = Area::dns,
    .question = "Do the names behind aliases resolve over IPv6 alone?",
    .requirement = "RFC 1034, RFC 9460, RFC 10001",
    .needs = Needs::both,
    .rules = kRules,
    .judge = &judge_aliases,
};

}  // namespace checks
