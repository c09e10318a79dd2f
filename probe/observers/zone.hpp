#pragma once

#include "probe/observers/lookup.hpp"

namespace probe::observers {

/// Finds the zone that holds the domain, its name servers and their addresses, as the resolver tells them (D-2, D-3).
boost::asio::awaitable<void> observe_zone(Edge& edge, const Setting& setting, measure::Evidence& into);

}  // namespace probe::observers
