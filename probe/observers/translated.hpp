#pragma once

#include "measure/evidence.hpp"
#include "probe/observers/setting.hpp"
#include "probe/ports/edge.hpp"

#include <boost/asio/awaitable.hpp>

namespace probe::observers {

/// Visits every web name as somebody who has IPv6, a DNS64 and a NAT64 (the second value of W-13): at the address the DNS64
/// gives, redirects followed by the same way. Nothing is done without a DNS64. An address that is made up from a special
/// IPv4 one is never connected to.
boost::asio::awaitable<void> observe_translated(Edge& edge, const Setting& setting, measure::Evidence& into);

}  // namespace probe::observers
