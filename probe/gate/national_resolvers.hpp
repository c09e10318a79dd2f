#pragma once

#include "measure/vantage.hpp"
#include "probe/gate/controls.hpp"
#include "probe/ports/edge.hpp"

#include <boost/asio/awaitable.hpp>

namespace probe::gate {

/// Asks each resolver of the country's access networks for AAAA of a control, and for a name that only a resolver with IPv6
/// reaches (D-14, RFC 10001 section 4.2); resolves that name from the root over IPv6 ourselves. Nothing without resolvers.
boost::asio::awaitable<void> observe_national(Edge& edge, const Controls& controls, measure::GateEvidence& into);

}  // namespace probe::gate
