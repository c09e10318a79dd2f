#include "checks/conclude.hpp"
#include "checks/exposure_reading.hpp"

#include <algorithm>

namespace checks {
namespace {

using measure::Cause;
using measure::Outcome;
using measure::Rule;

constexpr Rule kAlike{"security_exposure.alike", Outcome::pass, "no watched port is open over IPv6 alone"};
constexpr Rule kGap{"security_exposure.gap", Outcome::fail, "a port that is closed over IPv4 is open over IPv6",
                    Cause::exposure_gap};
constexpr Rule kResolver{"security_exposure.resolver", Outcome::fail,
                         "the host resolves a stranger's name over IPv6 and not over IPv4", Cause::open_recursion};
constexpr Rule kNoConsent{"security_exposure.no_consent", Outcome::not_applicable,
                          "the owner has not agreed to looks at other ports"};
constexpr Rule kOneFamily{"security_exposure.one_family", Outcome::not_applicable,
                          "no web name has ordinary addresses of both families"};
constexpr Rule kUnknown{"security_exposure.unknown", Outcome::not_testable, "the addresses are not known"};
constexpr Rule kOther{
    "security_exposure.other_operator", Outcome::not_testable,
    "nothing shows that both families lead to one operator: neither the certificates nor the owner's word"};
constexpr Rule kLocal{"security_exposure.local", Outcome::not_testable,
                      "not every port could be looked at over both families"};
constexpr std::array kRules{kAlike, kGap, kResolver, kNoConsent, kOneFamily, kUnknown, kOther, kLocal};

measure::Verdict conclude_gaps(const std::vector<DoorPair>& gaps)
{
    const bool only_resolvers =
        std::all_of(gaps.begin(), gaps.end(), [](const DoorPair& gap) { return gap.port.port == measure::kDnsPort; });
    return conclude(only_resolvers ? kResolver : kGap, doors_text(gaps));
}

/// Is any port open over IPv6 that is not open over IPv4?
///
/// Requirement  RFC 9099 section 2.7.1: one policy for both families. Only what is open over IPv6 and not over
///              IPv4 counts; a service meant for the public is open over both.
/// Reads        the looks at the watched ports (S-1), which a probe takes only with the owner's consent.
measure::Verdict judge_exposure(const measure::Evidence& evidence)
{
    const ExposureRules rules{
        .no_consent = kNoConsent, .one_family = kOneFamily, .unknown = kUnknown, .other_operator = kOther};
    if (const auto without = without_comparison(evidence, rules)) {
        return *without;
    }
    const auto pairs = door_pairs(evidence);
    if (const auto gaps = those(pairs, &is_gap); !gaps.empty()) {
        return conclude_gaps(gaps);
    }
    const bool unseen = std::any_of(pairs.begin(), pairs.end(), is_unseen);
    return unseen ? conclude_unasked(kLocal) : conclude(kAlike);
}

}  // namespace

extern constinit const Check security_exposure{
    .id = "security.exposure",
    .catalogue = "S-1",
    .area = Area::security,
    .question = "Is any port open over IPv6 that is not open over IPv4?",
    .requirement = "RFC 9099 section 2.7.1",
    .needs = Needs::both,
    .shapes_state = false,
    .rules = kRules,
    .judge = &judge_exposure,
};

}  // namespace checks
