#pragma once

#include "measure/evidence.hpp"
#include "probe/observers/setting.hpp"
#include "probe/ports/edge.hpp"

#include <boost/asio/awaitable.hpp>

namespace probe::observers {

/// Asks each name-server address that answered for its own zone to resolve a name it has nothing to do with (S-9).
boost::asio::awaitable<void> observe_recursion(Edge& edge, measure::Evidence& into);

/// The same question for any address: does somebody resolve for strangers there?
DnsRequest stranger_question(const measure::Address& address);

}  // namespace probe::observers
