#pragma once

#include "probe/ports/edge.hpp"

#include <boost/asio/awaitable.hpp>

namespace probe::observers {

/// Makes a request whose packets are not the usual ones, and records how far it came and which packets it took.
boost::asio::awaitable<measure::PathFetch> fetch_path(Edge& edge, HttpRequest request);

}  // namespace probe::observers
