#include "checks/conclude.hpp"
#include "checks/exposure_reading.hpp"

#include <algorithm>

namespace checks {
namespace {

using measure::Cause;
using measure::Outcome;
using measure::Rule;

constexpr Rule kAlike{"security_admin.alike", Outcome::pass, "the ports of administration are closed or filtered alike"};
constexpr Rule kGap{"security_admin.gap", Outcome::fail, "a port of administration is open over IPv6 and not over IPv4",
                    Cause::exposure_gap};
constexpr Rule kUnfiltered{"security_admin.unfiltered", Outcome::partial,
                           "ports of administration are filtered over IPv4 and answer over IPv6, though closed",
                           Cause::exposure_gap};
constexpr Rule kNoConsent{"security_admin.no_consent", Outcome::not_applicable,
                          "the owner has not agreed to looks at other ports"};
constexpr Rule kOneFamily{"security_admin.one_family", Outcome::not_applicable,
                          "no web name has ordinary addresses of both families"};
constexpr Rule kUnknown{"security_admin.unknown", Outcome::not_testable, "the addresses are not known"};
constexpr Rule kOther{
    "security_admin.other_operator", Outcome::not_testable,
    "nothing shows that both families lead to one operator: neither the certificates nor the owner's word"};
constexpr Rule kLocal{"security_admin.local", Outcome::not_testable, "not every port could be looked at over both families"};
constexpr std::array kRules{kAlike, kGap, kUnfiltered, kNoConsent, kOneFamily, kUnknown, kOther, kLocal};

bool is_administration(const DoorPair& pair)
{
    return pair.port.administration;
}

/// A filter before the host that knows IPv4 alone. Silence over UDP is not told from a closed port.
bool is_unfiltered(const DoorPair& pair)
{
    const bool tcp = pair.port.transport == measure::Transport::tcp;
    return tcp && pair.over4 == Door::filtered && pair.over6 == Door::closed;
}

/// Are the ports by which hosts are administered closed or filtered alike?
///
/// Requirement  RFC 9099 section 2.7.1. A port of administration that is open over IPv6 alone is graver than any
///              other and fails here beside security.exposure; a missing filter before a closed port is half as bad.
/// Reads        the looks at the watched ports of administration: SSH, Telnet, SNMP, remote desktop.
measure::Verdict judge_admin(const measure::Evidence& evidence)
{
    const ExposureRules rules{
        .no_consent = kNoConsent, .one_family = kOneFamily, .unknown = kUnknown, .other_operator = kOther};
    if (const auto without = without_comparison(evidence, rules)) {
        return *without;
    }
    const auto pairs = those(door_pairs(evidence), &is_administration);
    if (const auto gaps = those(pairs, &is_gap); !gaps.empty()) {
        return conclude(kGap, doors_text(gaps));
    }
    if (const auto unfiltered = those(pairs, &is_unfiltered); !unfiltered.empty()) {
        return conclude(kUnfiltered, doors_text(unfiltered));
    }
    return those(pairs, &is_unseen).empty() ? conclude(kAlike) : conclude_unasked(kLocal);
}

}  // namespace

extern constinit const Check security_admin{
    .id = "security.admin",
    .catalogue = "S-2",
    .area = Area::security,
    .question = "Are the ports of administration closed or filtered alike over both families?",
    .requirement = "RFC 9099 section 2.7.1",
    .needs = Needs::both,
    .shapes_state = false,
    .rules = kRules,
    .judge = &judge_admin,
};

}  // namespace checks
