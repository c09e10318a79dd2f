#pragma once

#include "measure/evidence.hpp"
#include "probe/observers/setting.hpp"
#include "probe/ports/edge.hpp"

#include <boost/asio/awaitable.hpp>

namespace probe::observers {

/// Reads the domain's SPF record and follows what it names, as far as a receiver would (M-9).
///
/// It stops behind the tenth term that asks the DNS: beyond it every receiver gives up (RFC 7208 section 4.6.4).
boost::asio::awaitable<void> observe_spf(Edge& edge, const Setting& setting, measure::Evidence& into);

}  // namespace probe::observers
