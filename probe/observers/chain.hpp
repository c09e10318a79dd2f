#pragma once

#include "measure/evidence.hpp"
#include "probe/observers/setting.hpp"
#include "probe/ports/edge.hpp"

#include <boost/asio/awaitable.hpp>

namespace probe::observers {

/// Can a client with IPv6 alone resolve the question, and if not, which zone stops it (D-8, D-9, M-8, W-12)?
///
/// Records the chain over IPv6 in `into.chains`; when it does not arrive, also our walk to where it ends; then, and when the
/// answer is bogus, the chain over IPv4 as a baseline. A question that this task has already asked is not asked again, a task's thirty-third is left out and
/// noted. What it means for a host: `checks/chain_reading.hpp`.
boost::asio::awaitable<void> observe_chain(Edge& edge, const Setting& setting, measure::Question question,
                                           measure::Evidence& into);

/// The same for the addresses of a host: what mail exchangers, aliases and page dependencies need.
boost::asio::awaitable<void> observe_host_chain(Edge& edge, const Setting& setting, std::string host,
                                                measure::Evidence& into);

}  // namespace probe::observers
