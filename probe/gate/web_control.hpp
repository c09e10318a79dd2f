#pragma once

#include "measure/vantage.hpp"
#include "probe/gate/controls.hpp"
#include "probe/observers/setting.hpp"
#include "probe/ports/edge.hpp"

#include <boost/asio/awaitable.hpp>

namespace probe::gate {

/// Fetches a control's page over one family and compares the body (V-2).
boost::asio::awaitable<void> try_web(Edge& edge, const observers::Setting& setting, WebControl control,
                                     measure::Family family, measure::GateEvidence& into);

}  // namespace probe::gate
