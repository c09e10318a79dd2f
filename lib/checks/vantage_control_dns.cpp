#include "checks/conclude.hpp"
#include "checks/gate_reading.hpp"

namespace checks {
namespace {

using measure::Cause;
using measure::ControlProtocol;
using measure::Family;
using measure::Outcome;
using measure::Rule;

constexpr Rule kBoth{"vantage_control_dns.both", Outcome::pass,
                     "the iterative lookups of the control zone work over both families"};
constexpr Rule kOnlyIpv4{"vantage_control_dns.only_ipv4", Outcome::partial,
                         "the iterative lookups of the control zone work over IPv4 only", Cause::vantage};
constexpr Rule kOnlyIpv6{"vantage_control_dns.only_ipv6", Outcome::partial,
                         "the iterative lookups of the control zone work over IPv6 only", Cause::vantage};
constexpr Rule kNeither{"vantage_control_dns.neither", Outcome::fail,
                        "the iterative lookups of the control zone work over neither family", Cause::vantage};
constexpr std::array kRules{kBoth, kOnlyIpv4, kOnlyIpv6, kNeither};

std::string counts_text(const measure::GateEvidence& gate)
{
    const auto over4 = count_controls(gate, ControlProtocol::dns, Family::ipv4);
    const auto over6 = count_controls(gate, ControlProtocol::dns, Family::ipv6);
    return "IPv4 " + count_text(over4.passed, over4.tried) + ", IPv6 " + count_text(over6.passed, over6.tried);
}

/// Does iterating from the root work over each family?
///
/// Requirement  scoring.md 4.3: two of three controls, before the batch and after it.
/// Reads        the dns controls of both gates.
measure::Verdict judge_controls(const measure::Evidence& evidence)
{
    const auto& vantage = evidence.vantage;
    const bool over4 = proved_throughout(vantage, &dns_proved, Family::ipv4);
    const bool over6 = proved_throughout(vantage, &dns_proved, Family::ipv6);
    const auto& gate = vantage.after ? *vantage.after : vantage.before;
    if (over4 && over6) {
        return conclude(kBoth, counts_text(gate));
    }
    return conclude(over4 ? kOnlyIpv4 : over6 ? kOnlyIpv6 : kNeither, counts_text(gate));
}

}  // namespace

extern constinit const Check vantage_control_dns{
    .id = "vantage.control_dns",
    .catalogue = "V-3",
    .area = Area::vantage,
    .question = "Does iterating from the root work over each family?",
    .requirement = "RFC 1034, RFC 10001",
    .needs = Needs::nothing,
    .shapes_state = false,
    .rules = kRules,
    .judge = &judge_controls,
};

}  // namespace checks
