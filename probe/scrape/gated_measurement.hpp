#pragma once

#include "probe/agent/measure_batch.hpp"
#include "probe/scrape/desk.hpp"
#include "probe/scrape/gate_watch.hpp"

namespace probe::scrape {

/// One target measured as in a round: behind the gate, through the same polite ports, judged by the same checks.
///
/// The gate is looked at before (a recent look does), and again after a measurement that found a fault: a line that died
/// meanwhile blames nobody. What was found good needs no second look, since a dead line makes nothing look good.
boost::asio::awaitable<tl::expected<measure::TaskResult, NoFinding>> measure_gated(Edge& edge, const agent::Vantage& vantage,
                                                                                   GateWatch& gate, measure::Task task);

}  // namespace probe::scrape
