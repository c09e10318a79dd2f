#pragma once

#include "measure/vantage.hpp"
#include "probe/gate/controls.hpp"
#include "probe/observers/setting.hpp"
#include "probe/ports/edge.hpp"

#include <boost/asio/awaitable.hpp>

#include <vector>

namespace probe::gate {

/// Finds the prefix of the DNS64 that the configuration names (RFC 7050 section 3) and fetches a control's page at its IPv4
/// address through the NAT64, which proves the translation. Nothing is done without a DNS64.
boost::asio::awaitable<void> observe_translation(Edge& edge, const observers::Setting& setting,
                                                 std::vector<WebControl> controls, measure::GateEvidence& into);

}  // namespace probe::gate
