#pragma once

#include "measure/evidence.hpp"
#include "probe/ports/edge.hpp"

#include <boost/asio/awaitable.hpp>

namespace probe::observers {

/// Looks at the watched ports of the target's web hosts over both families (S-1, S-2), one after the other.
///
/// Only where the frame records the owner's consent, and only at hosts of one operator: elsewhere not a packet is sent.
/// A port that is open over IPv6 and silent over IPv4 is looked at over IPv4 twice more, since packets get lost.
boost::asio::awaitable<void> observe_exposure(Edge& edge, measure::Evidence& into);

}  // namespace probe::observers
