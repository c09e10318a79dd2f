#pragma once

#include "probe/observers/lookup.hpp"

namespace probe::observers {

/// Asks the parent's servers for the zone's referral, and whoever answers at addresses that only its glue gives (D-5). Needs
/// what observe_zone() found. Over IPv6 if the parent can be asked over it, else over IPv4: glue is data, not a path.
boost::asio::awaitable<void> observe_delegation(Edge& edge, const Setting& setting, measure::Evidence& into);

}  // namespace probe::observers
