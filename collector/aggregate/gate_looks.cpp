#include "collector/aggregate/gate_looks.hpp"

#include "checks/gate_reading.hpp"
#include "measure/words.hpp"

#include <algorithm>

namespace collector::aggregate {
namespace {

using measure::ControlProtocol;
using measure::Family;
using measure::GateEvidence;

/// The controls that failed and how; people read it, and a list of controls is short.
std::string why_shut(const GateEvidence& gate, ControlProtocol protocol, Family family, const checks::ControlCount& count)
{
    auto text = std::to_string(count.passed) + " of " + std::to_string(count.tried) + " controls answer";
    for (const auto& control : gate.controls) {
        if (control.protocol == protocol && control.family == family && !control.passed) {
            text += text.find(':') == std::string::npos ? ": " : ", ";
            text += control.control;
            text += control.failure ? " " + std::string(measure::to_word(control.failure->kind)) : "";
        }
    }
    return text;
}

void look(std::vector<GateLook>& looks, const GateEvidence& gate, const std::string& probe)
{
    for (const auto word : measure::words_of(ControlProtocol{})) {
        const auto protocol = measure::from_word<ControlProtocol>(word).value();
        for (const auto family : {Family::ipv4, Family::ipv6}) {
            const auto count = checks::count_controls(gate, protocol, family);
            if (count.tried == 0) {
                continue;
            }
            const bool open = checks::enough(count);
            looks.push_back({.probe = probe,
                             .at = gate.at,
                             .family = family,
                             .protocol = protocol,
                             .open = open,
                             .reason = open ? "" : why_shut(gate, protocol, family, count)});
        }
    }
}

}  // namespace

std::vector<GateLook> gate_looks(const measure::Vantage& vantage, const std::string& probe)
{
    std::vector<GateLook> looks;
    look(looks, vantage.before, probe);
    if (vantage.after) {
        look(looks, *vantage.after, probe);
    }
    return looks;
}

}  // namespace collector::aggregate
