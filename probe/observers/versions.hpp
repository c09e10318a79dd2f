#pragma once

#include "measure/evidence.hpp"
#include "probe/ports/edge.hpp"

#include <boost/asio/awaitable.hpp>

namespace probe::observers {

/// Which versions of HTTP a site offers over each family (W-9, W-4): HTTP/2 by ALPN in one handshake a family, QUIC by one
/// packet; a family that is silent where the other answers is asked twice more. Only names that speak TLS over both families
/// are looked at: there is nothing to compare elsewhere. Needs what observe_web() found.
boost::asio::awaitable<void> observe_versions(Edge& edge, measure::Evidence& into);

}  // namespace probe::observers
