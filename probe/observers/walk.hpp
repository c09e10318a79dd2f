#pragma once

#include "measure/chain.hpp"
#include "probe/ports/edge.hpp"

#include <boost/asio/awaitable.hpp>

#include <span>
#include <vector>

namespace probe::observers {

/// Walks from the root towards the question over one family alone (RFC 1034 section 5.3.3) and tells what each zone's servers
/// did; the last link is where the walk ended. At most 60 questions in 30 seconds.
///
/// It is no resolver: it follows referrals and aliases, believes nobody's cache and only explains where a way ends.
boost::asio::awaitable<std::vector<measure::ChainLink>> walk_to(Edge& edge, std::span<const measure::Address> roots,
                                                                measure::Family family, measure::Question question);

}  // namespace probe::observers
