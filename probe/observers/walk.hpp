#pragma once

#include "measure/chain.hpp"
#include "probe/ports/edge.hpp"

#include <boost/asio/awaitable.hpp>

#include <optional>
#include <span>
#include <vector>

namespace probe::observers {

/// Where a walk ended, and with what.
struct Arrival {
    std::vector<measure::ChainLink> links;         ///< Zones on the way; what each one's servers did.
    std::optional<measure::DnsMessage> message;    ///< The authoritative answer; nullopt when the way ended before.
    std::optional<measure::Failure> last_silence;  ///< The last question that got no reply.
};

/// Walks from the root towards the question over one family alone (RFC 1034 section 5.3.3) and tells what each zone's servers
/// did. At most 40 questions in 30 seconds.
///
/// It is no resolver: it follows referrals and aliases, believes nobody's cache and only explains where a way ends.
boost::asio::awaitable<Arrival> walk_to(Edge& edge, std::span<const measure::Address> roots, measure::Family family,
                                        measure::Question question);

}  // namespace probe::observers
