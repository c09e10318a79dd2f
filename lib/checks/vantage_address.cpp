#include "checks/conclude.hpp"
#include "measure/special_purpose.hpp"

namespace checks {
namespace {

using measure::Cause;
using measure::Outcome;
using measure::Rule;

constexpr Rule kGlobal{"vantage_address.global", Outcome::pass, "the probe sends from an ordinary global IPv6 address"};
constexpr Rule kNone{"vantage_address.none", Outcome::fail, "the probe has no IPv6 address with a route", Cause::vantage};
constexpr Rule kSpecial{"vantage_address.special", Outcome::fail, "the probe's IPv6 address is tunnelled, local or special",
                        Cause::vantage};
constexpr std::array kRules{kGlobal, kNone, kSpecial};

measure::Verdict judge_source(const measure::GateEvidence& gate)
{
    if (!gate.source_ipv6) {
        return conclude(kNone);
    }
    if (const auto range = measure::special_range(*gate.source_ipv6)) {
        return conclude(kSpecial, to_string(*gate.source_ipv6) + " is " + std::string(range->name));
    }
    return conclude(kGlobal, to_string(*gate.source_ipv6));
}

/// Does the probe send IPv6 from an ordinary global address?
///
/// Requirement  RFC 4291, RFC 4193 (ULA), RFC 3056 (6to4), RFC 4380 (Teredo), RFC 6724 (which address is chosen).
/// Reads        the source address the kernel would choose, before and after. A private IPv4 address behind NAT is ordinary.
measure::Verdict judge_address(const measure::Evidence& evidence)
{
    const auto& vantage = evidence.vantage;
    const auto before = judge_source(vantage.before);
    return before.outcome == Outcome::pass && vantage.after ? judge_source(*vantage.after) : before;
}

}  // namespace

extern constinit const Check vantage_address{
    .id = "vantage.address",
    .catalogue = "V-1",
    .area = Area::vantage,
    .question = "Does the probe send IPv6 from an ordinary global address?",
    .requirement = "RFC 4291, RFC 6724",
    .needs = Needs::nothing,
    .shapes_state = false,
    .rules = kRules,
    .judge = &judge_address,
};

}  // namespace checks
