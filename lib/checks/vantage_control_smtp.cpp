#include "checks/conclude.hpp"
#include "checks/gate_reading.hpp"

namespace checks {
namespace {

using measure::Cause;
using measure::ControlProtocol;
using measure::Family;
using measure::Outcome;
using measure::Rule;

constexpr Rule kBoth{"vantage_control_smtp.both", Outcome::pass, "mail servers talk to the probe over both families"};
constexpr Rule kOnlyIpv4{"vantage_control_smtp.only_ipv4", Outcome::partial, "mail servers talk to the probe over IPv4 only",
                         Cause::vantage};
constexpr Rule kOnlyIpv6{"vantage_control_smtp.only_ipv6", Outcome::partial, "mail servers talk to the probe over IPv6 only",
                         Cause::vantage};
constexpr Rule kSilent{"vantage_control_smtp.silent", Outcome::fail, "too few control mail servers answer the probe",
                       Cause::vantage};
constexpr Rule kStranger{"vantage_control_smtp.stranger", Outcome::fail,
                         "the reverse names of the probe's addresses do not fit the name it gives to mail servers",
                         Cause::vantage};
constexpr Rule kUnasked{"vantage_control_smtp.unasked", Outcome::not_applicable, "no mail was to be measured"};
constexpr std::array kRules{kBoth, kOnlyIpv4, kOnlyIpv6, kSilent, kStranger, kUnasked};

bool controls_answer(const measure::GateEvidence& gate, Family family)
{
    return enough(count_controls(gate, ControlProtocol::smtp, family));
}

std::string seen_text(const measure::GateEvidence& gate)
{
    const auto over4 = count_controls(gate, ControlProtocol::smtp, Family::ipv4);
    const auto over6 = count_controls(gate, ControlProtocol::smtp, Family::ipv6);
    return "IPv4 " + count_text(over4.passed, over4.tried) + ", IPv6 " + count_text(over6.passed, over6.tried) + ", as " +
           gate.mail->ehlo_name;
}

/// Do mail servers talk to this probe?
///
/// Requirement  scoring.md 4.3: port 25 filtered by the probe's own network says nothing about a target. RFC 5321 section
///              4.1.4: the name in EHLO is the client's own; receivers compare it with the reverse name of the address.
/// Reads        the smtp controls and the reverse names of both gates.
measure::Verdict judge_controls(const measure::Evidence& evidence)
{
    const auto& vantage = evidence.vantage;
    const auto& gate = vantage.after ? *vantage.after : vantage.before;
    if (!vantage.before.mail || !gate.mail) {
        return conclude(kUnasked);
    }
    const bool over4 = proved_throughout(vantage, &smtp_proved, Family::ipv4);
    const bool over6 = proved_throughout(vantage, &smtp_proved, Family::ipv6);
    if (over4 && over6) {
        return conclude(kBoth, seen_text(gate));
    }
    if (over4 || over6) {
        return conclude(over4 ? kOnlyIpv4 : kOnlyIpv6, seen_text(gate));
    }
    const bool answered = proved_throughout(vantage, &controls_answer, Family::ipv4) ||
                          proved_throughout(vantage, &controls_answer, Family::ipv6);
    return conclude(answered ? kStranger : kSilent, seen_text(gate));
}

}  // namespace

extern constinit const Check vantage_control_smtp{
    .id = "vantage.control_smtp",
    .catalogue = "V-4",
    .area = Area::vantage,
    .question = "Do mail servers talk to this probe?",
    .requirement = "RFC 5321 section 4.1.4",
    .needs = Needs::nothing,
    .shapes_state = false,
    .rules = kRules,
    .judge = &judge_controls,
};

}  // namespace checks
