#pragma once

#include "measure/identity.hpp"
#include "probe/observers/setting.hpp"
#include "probe/ports/edge.hpp"

#include <boost/asio/awaitable.hpp>

#include <optional>
#include <string>
#include <vector>

namespace probe::observers {

/// The names that an address of ours leads to; none without an address.
boost::asio::awaitable<std::vector<std::string>> reverse_names(Edge& edge, const Setting& setting,
                                                               std::optional<measure::Address> source);

/// Looks for our own probe description file where those whom we measure would look (RFC 9511 section 3, V-8): at the place
/// the configuration names, else at the well-known place of the first reverse name of our IPv6 address.
boost::asio::awaitable<measure::ProbeIdentity> observe_identity(Edge& edge, const Setting& setting,
                                                                std::optional<measure::Address> source);

}  // namespace probe::observers
