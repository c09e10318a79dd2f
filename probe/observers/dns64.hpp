#pragma once

#include "probe/observers/setting.hpp"
#include "probe/ports/edge.hpp"

#include <boost/asio/awaitable.hpp>

#include <string>
#include <vector>

namespace probe::observers {

/// What the DNS64 says of a name.
struct MadeUp {
    std::vector<measure::Address> addresses;  ///< In the order given.
    std::optional<measure::Failure> failure;  ///< No reply; without addresses and failure the name has none.
};

/// Asks the DNS64 for the addresses of a name, apart from the evidence: what it makes up is not what is published.
boost::asio::awaitable<MadeUp> ask_dns64(Edge& edge, measure::Address dns64, std::string name, measure::Family family);

}  // namespace probe::observers
