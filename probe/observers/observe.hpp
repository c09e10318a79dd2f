#pragma once

#include "measure/evidence.hpp"
#include "probe/observers/setting.hpp"
#include "probe/ports/edge.hpp"

#include <boost/asio/awaitable.hpp>

namespace probe::observers {

/// Makes every observation of one task. The vantage is not filled in: the gate is the caller's.
/// Observations are in the order of their beginning. Nothing here judges.
boost::asio::awaitable<measure::Evidence> observe(Edge& edge, const Setting& setting, measure::Task task);

}  // namespace probe::observers
