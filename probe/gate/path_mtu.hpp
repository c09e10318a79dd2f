#pragma once

#include "measure/vantage.hpp"
#include "probe/gate/controls.hpp"
#include "probe/observers/setting.hpp"
#include "probe/ports/edge.hpp"

#include <boost/asio/awaitable.hpp>

#include <vector>

namespace probe::gate {

/// Sends packets of 1,280 octets to a control, and lets it send packets as large as our link takes (V-6). The first control
/// that answers both ways is enough; two are tried.
boost::asio::awaitable<void> observe_path_mtu(Edge& edge, const observers::Setting& setting,
                                              std::vector<WebControl> controls, measure::GateEvidence& into);

}  // namespace probe::gate
