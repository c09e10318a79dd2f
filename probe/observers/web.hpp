#pragma once

#include "probe/observers/lookup.hpp"
#include "probe/observers/page_source.hpp"

namespace probe::observers {

/// Fetches every web name at every published address, https and http, each redirect hop by hop in the same family
/// (W-4 to W-8, W-15). Special-purpose addresses are never connected to. Needs what observe_addresses() found.
///
/// Returns the page over IPv6 whose dependencies are worth looking at: that of the first name which gives one.
boost::asio::awaitable<PageSource> observe_web(Edge& edge, const Setting& setting, measure::Evidence& into);

}  // namespace probe::observers
