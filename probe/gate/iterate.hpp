#pragma once

#include "measure/failure.hpp"
#include "probe/ports/edge.hpp"

#include <boost/asio/awaitable.hpp>

#include <optional>
#include <span>

namespace probe::gate {

/// Walks from the root to the zone's SOA over one family alone, as an IPv6-only resolver must (V-3; RFC 1034 section
/// 5.3.3). nullopt when an authoritative answer was reached. At most 40 questions.
///
/// It is no resolver: it follows referrals to a control zone known to be good, to prove our own line.
boost::asio::awaitable<std::optional<measure::Failure>> iterate_to(Edge& edge, std::span<const measure::Address> roots,
                                                                   measure::Family family, std::string zone);

}  // namespace probe::gate
