#pragma once

#include "probe/observers/lookup.hpp"

namespace probe::observers {

/// Asks every address of every name server of the zone itself: SOA over UDP and TCP, a large answer, and what is compared
/// between the families (D-4, D-6, D-7, D-10). Needs what observe_zone() found.
boost::asio::awaitable<void> observe_authority(Edge& edge, const Setting& setting, measure::Evidence& into);

}  // namespace probe::observers
