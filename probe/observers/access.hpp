#pragma once

#include "measure/evidence.hpp"
#include "probe/ports/edge.hpp"

#include <boost/asio/awaitable.hpp>

namespace probe::observers {

/// Asks for the headers of the paths that the owner guards, over both families (S-5), and for those of one page ten times in
/// a row over each family (S-6). Each only where the frame records the owner's consent to it. What a guarded page says is
/// never read: HEAD alone.
boost::asio::awaitable<void> observe_access(Edge& edge, measure::Evidence& into);

}  // namespace probe::observers
