#pragma once

#include "measure/evidence.hpp"
#include "probe/observers/setting.hpp"
#include "probe/ports/edge.hpp"

#include <boost/asio/awaitable.hpp>

namespace probe::observers {

/// What the domain says of its mail beside SPF: the MTA-STS policy, fetched over each family when it is announced
/// (RFC 8461 section 3), and whether there are DMARC and DKIM records.
boost::asio::awaitable<void> observe_mail_policies(Edge& edge, const Setting& setting, measure::Evidence& into);

}  // namespace probe::observers
