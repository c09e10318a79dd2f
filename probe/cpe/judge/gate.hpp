#pragma once

#include "measure/device_run.hpp"
#include "probe/cpe/judge/scene.hpp"

#include <vector>

namespace cpe::judge {

/// What a host behind the router had as it came out of the box: a global address, a default router, a resolver, and a way to a
/// far host by TCP, UDP and ICMPv6. Every part in the order of measure::GatePart.
///
/// Facts, not verdicts on requirements: a router may break one and yet give its hosts all they need. A part is `fails` only
/// where the stimulus was given and a control says that silence counts; else it is `unknown`. Pure.
std::vector<measure::GateFinding> look_at_gate(const capture::Run& run);

}  // namespace cpe::judge
