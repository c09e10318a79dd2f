#pragma once

#include "measure/vantage.hpp"
#include "probe/gate/controls.hpp"
#include "probe/observers/setting.hpp"
#include "probe/ports/edge.hpp"

#include <boost/asio/awaitable.hpp>

namespace probe::gate {

/// Observes the probe's own connectivity: source addresses, web and DNS controls per family, DNS64, clock (V-1, V-2, V-3,
/// V-5, V-7), path MTU, translation and identity (V-6, W-13, V-8), and whether mail servers talk to it when mail is to be
/// measured (V-4). Judging it is lib/checks' work. Takes seconds, at worst half a minute where everything is dead.
boost::asio::awaitable<measure::GateEvidence> observe_gate(Edge& edge, const observers::Setting& setting,
                                                           const Controls& controls, bool with_mail = false);

}  // namespace probe::gate
