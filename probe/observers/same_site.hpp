#pragma once

#include "measure/evidence.hpp"
#include "probe/ports/edge.hpp"

#include <boost/asio/awaitable.hpp>

namespace probe::observers {

/// Where the families brought different bodies, what tells noise from difference (W-10): the page over IPv4 once more, and, where
/// the texts have little in common, what both addresses show for a name that no server knows. Asks nothing of sites whose
/// bodies are equal. Needs what observe_web() found.
boost::asio::awaitable<void> observe_same_site(Edge& edge, measure::Evidence& into);

}  // namespace probe::observers
