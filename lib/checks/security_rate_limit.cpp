#include "checks/conclude.hpp"
#include "measure/security_reading.hpp"

#include <algorithm>

namespace checks {
namespace {

using measure::Cause;
using measure::Evidence;
using measure::Family;
using measure::HttpFetch;
using measure::Outcome;
using measure::Rule;

constexpr Rule kAlike{"security_rate_limit.alike", Outcome::pass, "a few requests in a row fare alike over both families"};
constexpr Rule kStricter{"security_rate_limit.stricter", Outcome::pass, "a limit is met over IPv6 alone"};
constexpr Rule kOnly4{"security_rate_limit.only_ipv4", Outcome::partial, "a limit is met over IPv4 and not over IPv6",
                      Cause::exposure_gap};
constexpr Rule kNoConsent{"security_rate_limit.no_consent", Outcome::not_applicable,
                          "the owner has not asked for requests in a row"};
constexpr Rule kUnasked{"security_rate_limit.unasked", Outcome::not_testable,
                        "the requests in a row could not be made over both families"};
constexpr std::array kRules{kAlike, kStricter, kOnly4, kNoConsent, kUnasked};

bool serves(const HttpFetch& fetch)
{
    return !fetch.failure && fetch.status >= 200 && fetch.status < 400;
}

/// How the row over one family went; nullopt when it did not begin well or our own trouble broke it.
std::optional<bool> meets_limit(const Evidence& evidence, Family family)
{
    bool begun = false;
    bool limited = false;
    for (const auto& fetch : evidence.security.hurried) {
        if (fetch.address.family != family) {
            continue;
        }
        if ((!begun && !serves(fetch)) || (fetch.failure && is_ours(*fetch.failure))) {
            return std::nullopt;
        }
        begun = true;
        limited = limited || !serves(fetch);
    }
    return begun ? std::optional(limited) : std::nullopt;
}

/// Does a limit on requests hold over IPv6 as over IPv4?
///
/// Requirement  none; informational. A limit that counts by IPv6 address and not by prefix limits nobody, yet that cannot
///              be seen with so few requests as these, from one address.
/// Reads        the headers of ten requests over each family, one second apart: only a strict limit is met by them.
measure::Verdict judge_limit(const Evidence& evidence)
{
    if (!measure::consents(evidence.task.target, measure::consent::kRateLimit)) {
        return conclude(kNoConsent);
    }
    const auto over4 = meets_limit(evidence, Family::ipv4);
    const auto over6 = meets_limit(evidence, Family::ipv6);
    if (!over4 || !over6) {
        return conclude_unasked(kUnasked);
    }
    if (*over4 == *over6) {
        return conclude(kAlike, *over4 ? "both meet a limit" : "neither meets a limit");
    }
    return conclude(*over6 ? kStricter : kOnly4);
}

}  // namespace

extern constinit const Check security_rate_limit{
    .id = "security.rate_limit",
    .catalogue = "S-6",
    .area = Area::security,
    .question = "Does a limit on requests hold over IPv6 as over IPv4?",
    .requirement = "none; owners ask for it",
    .level = measure::Level::info,
    .needs = Needs::both,
    .shapes_state = false,
    .rules = kRules,
    .judge = &judge_limit,
};

}  // namespace checks
