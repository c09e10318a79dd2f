#pragma once

#include "probe/observers/lookup.hpp"

namespace probe::observers {

/// Looks up A and AAAA of every web name of the target, at a resolver over IPv4 and at one over IPv6 (W-1, D-1).
boost::asio::awaitable<void> observe_addresses(Edge& edge, const Setting& setting, measure::Evidence& into);

}  // namespace probe::observers
