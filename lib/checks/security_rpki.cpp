#include "checks/conclude.hpp"
#include "checks/lookup_reading.hpp"
#include "checks/web_reading.hpp"

#include <algorithm>

namespace checks {
namespace {

using measure::Cause;
using measure::ContextFacts;
using measure::Evidence;
using measure::Family;
using measure::Outcome;
using measure::RouteValidity;
using measure::Rule;

constexpr Rule kValid{"security_rpki.valid", Outcome::pass, "a ROA vouches for the IPv6 routes"};
constexpr Rule kInvalid{"security_rpki.invalid", Outcome::fail,
                        "an IPv6 route contradicts its ROA and no IPv4 route does: networks that validate drop it",
                        Cause::rpki_invalid};
constexpr Rule kBothInvalid{"security_rpki.both_invalid", Outcome::partial, "routes of both families contradict their ROAs",
                            Cause::rpki_invalid};
constexpr Rule kMissing{"security_rpki.missing", Outcome::fail,
                        "ROAs vouch for the IPv4 routes and none covers the IPv6 one", Cause::rpki_missing};
constexpr Rule kNeither{"security_rpki.neither", Outcome::not_applicable,
                        "no ROA covers the IPv6 route, and IPv4 is no better protected"};
constexpr Rule kMasked{"security_rpki.masked", Outcome::not_testable, "no announced IPv6 address to look at"};
constexpr Rule kNoFeed{"security_rpki.no_feed", Outcome::not_testable, "no routing table or no ROAs were at hand"};
constexpr Rule kResolver{"security_rpki.resolver", Outcome::not_testable,
                         "no ROA covers the IPv6 route, and which IPv4 addresses there are was not told"};
constexpr std::array kRules{kValid, kInvalid, kBothInvalid, kMissing, kNeither, kMasked, kNoFeed, kResolver};

/// The routes of one family, the worst of them.
struct Standing {
    std::optional<RouteValidity> worst;  ///< nullopt without an announced address.
    std::string detail;                  ///< "2001:db8::/32 of AS64500"
};

/// Invalid before not found before valid.
int badness(RouteValidity validity)
{
    return validity == RouteValidity::invalid ? 2 : validity == RouteValidity::not_found ? 1 : 0;
}

std::string route_text(const measure::AddressFact& fact)
{
    auto text = to_string(*fact.route) + " of";
    for (const auto origin : fact.origins) {
        text += " AS" + std::to_string(origin);
    }
    return text;
}

Standing standing_of(const Evidence& evidence, const ContextFacts& context, Family family)
{
    Standing standing;
    for (const auto& address : routable(evidence, family)) {
        const auto* fact = measure::fact_of(context, address);
        if (fact == nullptr || !fact->route || !fact->validity) {
            continue;
        }
        if (!standing.worst || badness(*fact->validity) > badness(*standing.worst)) {
            standing = {.worst = fact->validity, .detail = route_text(*fact)};
        }
    }
    return standing;
}

bool ipv4_told(const Evidence& evidence)
{
    const auto names = measure::web_names(evidence.task.target);
    return std::all_of(names.begin(), names.end(), [&](const auto& name) {
        return was_answered(evidence, measure::Purpose::address, name, measure::rr::kA);
    });
}

measure::Verdict judge_uncovered(const Evidence& evidence, const Standing& six, const Standing& four)
{
    if (four.worst == RouteValidity::valid) {
        return conclude(kMissing, six.detail + "; IPv4: " + four.detail);
    }
    if (!four.worst && !ipv4_told(evidence)) {
        return conclude_unanswered(kResolver, evidence, measure::Purpose::address);
    }
    return conclude(kNeither, six.detail);
}

/// Is the IPv6 route of the service as well protected against hijacking as the IPv4 one?
///
/// Requirement  RFC 6811 section 2 for the state of a route; RFC 9582 for the ROA.
/// Reads        A and AAAA lookups; the routes, their origins and the validated ROAs that the collector had when the
///              report came in. An address without a route is web.routed's matter.
///
/// Of a prefix with several origins the best counts: somebody else's announcement is not the service's fault.
measure::Verdict judge_rpki(const Evidence& evidence, const ContextFacts& context)
{
    if (context.routes_seen.empty() || context.vrps_built.empty()) {
        return conclude_unasked(kNoFeed);
    }
    const auto six = standing_of(evidence, context, Family::ipv6);
    const auto four = standing_of(evidence, context, Family::ipv4);
    if (!six.worst) {
        return conclude_masked(kMasked, routable(evidence, Family::ipv6).empty() ? "web.routable_aaaa" : "web.routed");
    }
    switch (*six.worst) {
        case RouteValidity::valid: return conclude(kValid, six.detail);
        case RouteValidity::invalid:
            return conclude(four.worst == RouteValidity::invalid ? kBothInvalid : kInvalid, six.detail);
        case RouteValidity::not_found: break;
    }
    return judge_uncovered(evidence, six, four);
}

}  // namespace

extern constinit const Check security_rpki{
    .id = "security.rpki",
    .catalogue = "S-7",
    .area = Area::security,
    .question = "Is the IPv6 route as well protected by RPKI as the IPv4 one?",
    .requirement = "RFC 6811, RFC 9582",
    .needs = Needs::ipv6,
    .shapes_state = false,
    .rules = kRules,
    .judge_in = &judge_rpki,
};

}  // namespace checks
