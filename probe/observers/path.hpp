#pragma once

#include "measure/evidence.hpp"
#include "probe/observers/setting.hpp"
#include "probe/ports/edge.hpp"

#include <boost/asio/awaitable.hpp>

namespace probe::observers {

/// From behind a declared small hop: fetches the page once more from every address that gave one, letting the server send
/// packets that the hop cannot take (W-16), and sends an echo request (S-4). Without a declared hop nothing is done: no
/// router would have to say that a packet is too big. Needs what observe_web() found.
boost::asio::awaitable<void> observe_path(Edge& edge, const Setting& setting, measure::Evidence& into);

}  // namespace probe::observers
