#pragma once

#include "measure/vantage.hpp"
#include "probe/observers/setting.hpp"
#include "probe/ports/edge.hpp"

#include <boost/asio/awaitable.hpp>

#include <string>
#include <vector>

namespace probe::gate {

/// Asks each time server, over whichever family it answers, how far our clock is off (V-7).
boost::asio::awaitable<void> observe_clock(Edge& edge, const observers::Setting& setting, std::vector<std::string> servers,
                                           measure::GateEvidence& into);

}  // namespace probe::gate
