#include "checks/gate_reading.hpp"

#include <algorithm>

namespace checks {

using measure::ControlProtocol;
using measure::Family;
using measure::GateEvidence;

ControlCount count_controls(const GateEvidence& gate, ControlProtocol protocol, Family family)
{
    ControlCount count;
    for (const auto& control : gate.controls) {
        if (control.protocol == protocol && control.family == family) {
            ++count.tried;
            count.passed += control.passed ? 1 : 0;
        }
    }
    return count;
}

bool enough(const ControlCount& count)
{
    return count.passed > 0 && count.passed * 3 >= count.tried * 2;
}

bool web_proved(const GateEvidence& gate, Family family)
{
    return enough(count_controls(gate, ControlProtocol::web, family));
}

bool dns_proved(const GateEvidence& gate, Family family)
{
    return enough(count_controls(gate, ControlProtocol::dns, family));
}

bool introduces_itself(const GateEvidence& gate, Family family)
{
    if (!gate.mail || gate.mail->ehlo_name.empty()) {
        return false;
    }
    const auto& names = family == Family::ipv6 ? gate.mail->names_ipv6 : gate.mail->names_ipv4;
    return std::find(names.begin(), names.end(), gate.mail->ehlo_name) != names.end();
}

bool smtp_proved(const GateEvidence& gate, Family family)
{
    return enough(count_controls(gate, ControlProtocol::smtp, family)) && introduces_itself(gate, family);
}

bool proved_throughout(const measure::Vantage& vantage, bool (*proved)(const GateEvidence&, Family), Family family)
{
    return proved(vantage.before, family) && (!vantage.after || proved(*vantage.after, family));
}

}  // namespace checks
