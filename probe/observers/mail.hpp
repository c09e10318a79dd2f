#pragma once

#include "measure/evidence.hpp"
#include "probe/observers/setting.hpp"
#include "probe/ports/edge.hpp"

#include <boost/asio/awaitable.hpp>

namespace probe::observers {

/// Looks up the hosts that take the domain's mail, talks to each of their addresses over both families without sending
/// mail, and reads what is published about the domain's mail: TLSA, MTA-STS, SPF, DMARC, reverse names (M-1 to M-11).
boost::asio::awaitable<void> observe_mail(Edge& edge, const Setting& setting, measure::Evidence& into);

}  // namespace probe::observers
