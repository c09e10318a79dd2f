#include "checks/conclude.hpp"
#include "checks/gate_reading.hpp"

namespace checks {
namespace {

using measure::Cause;
using measure::ControlProtocol;
using measure::Family;
using measure::Outcome;
using measure::Rule;

constexpr Rule kBoth{"vantage_control_web.both", Outcome::pass, "the control websites work over both families"};
constexpr Rule kOnlyIpv4{"vantage_control_web.only_ipv4", Outcome::partial, "the control websites work over IPv4 only",
                         Cause::vantage};
constexpr Rule kOnlyIpv6{"vantage_control_web.only_ipv6", Outcome::partial, "the control websites work over IPv6 only",
                         Cause::vantage};
constexpr Rule kNeither{"vantage_control_web.neither", Outcome::fail, "the control websites work over neither family",
                        Cause::vantage};
constexpr std::array kRules{kBoth, kOnlyIpv4, kOnlyIpv6, kNeither};

std::string counts_text(const measure::GateEvidence& gate)
{
    const auto over4 = count_controls(gate, ControlProtocol::web, Family::ipv4);
    const auto over6 = count_controls(gate, ControlProtocol::web, Family::ipv6);
    return "IPv4 " + count_text(over4.passed, over4.tried) + ", IPv6 " + count_text(over6.passed, over6.tried);
}

/// Does the probe's own web access work over each family?
///
/// Requirement  scoring.md 4.3: two of three controls, before the batch and after it.
/// Reads        the web controls of both gates.
measure::Verdict judge_controls(const measure::Evidence& evidence)
{
    const auto& vantage = evidence.vantage;
    const bool over4 = proved_throughout(vantage, &web_proved, Family::ipv4);
    const bool over6 = proved_throughout(vantage, &web_proved, Family::ipv6);
    const auto& gate = vantage.after ? *vantage.after : vantage.before;
    if (over4 && over6) {
        return conclude(kBoth, counts_text(gate));
    }
    return conclude(over4 ? kOnlyIpv4 : over6 ? kOnlyIpv6 : kNeither, counts_text(gate));
}

}  // namespace

extern constinit const Check vantage_control_web{
    .id = "vantage.control_web",
    .catalogue = "V-2",
    .area = Area::vantage,
    .question = "Does the probe's own web access work over each family?",
    .requirement = "RFC 9110",
    .needs = Needs::nothing,
    .shapes_state = false,
    .rules = kRules,
    .judge = &judge_controls,
};

}  // namespace checks
