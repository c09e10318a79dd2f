#pragma once

#include "probe/observers/lookup.hpp"

namespace probe::observers {

/// Asks the resolver which zone of ip6.arpa holds the target's addresses (D-13). Needs what observe_addresses() found.
boost::asio::awaitable<void> observe_reverse(Edge& edge, const Setting& setting, measure::Evidence& into);

}  // namespace probe::observers
