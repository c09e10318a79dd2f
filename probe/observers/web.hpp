#pragma once

#include "probe/observers/lookup.hpp"

namespace probe::observers {

/// Fetches every web name at every published address, https and http, each redirect hop by hop in the same family
/// (W-4 to W-8, W-15). Special-purpose addresses are never connected to. Needs what observe_addresses() found.
boost::asio::awaitable<void> observe_web(Edge& edge, const Setting& setting, measure::Evidence& into);

}  // namespace probe::observers
