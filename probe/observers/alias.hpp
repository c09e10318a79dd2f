#pragma once

#include "probe/observers/lookup.hpp"

namespace probe::observers {

/// Resolves from the root, over IPv6 alone, every name outside the zone that a web name is an alias of, be it by CNAME or by
/// HTTPS (D-9). Needs what observe_addresses() found, and the zone.
boost::asio::awaitable<void> observe_aliases(Edge& edge, const Setting& setting, measure::Evidence& into);

}  // namespace probe::observers
