#pragma once

#include "measure/evidence.hpp"
#include "probe/observers/setting.hpp"
#include "probe/ports/edge.hpp"

#include <boost/asio/awaitable.hpp>

#include <string>
#include <vector>

namespace probe::observers {

/// The reverse names of the hosts' IPv6 addresses, and where these names lead (M-10).
boost::asio::awaitable<void> observe_mail_reverse(Edge& edge, const Setting& setting, std::vector<std::string> hosts,
                                                  measure::Evidence& into);

}  // namespace probe::observers
