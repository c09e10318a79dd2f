#include "checks/gate_reading.hpp"

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

bool proved_throughout(const measure::Vantage& vantage, bool (*proved)(const GateEvidence&, Family), Family family)
{
    return proved(vantage.before, family) && (!vantage.after || proved(*vantage.after, family));
}

}  // namespace checks
