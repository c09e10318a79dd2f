#pragma once

#include "measure/evidence.hpp"
#include "probe/observers/setting.hpp"
#include "probe/ports/edge.hpp"

#include <boost/asio/awaitable.hpp>

namespace probe::observers {

/// A question with its purpose, and the server it goes to.
struct Asked {
    measure::Purpose purpose = measure::Purpose::address;
    measure::Question question;
    std::string server_name = {};  ///< "" for a resolver.
    measure::Address server;
    measure::Transport transport = measure::Transport::udp;
    bool recursion_wanted = false;  ///< Ask a name server to resolve for us; a resolver always is.
};

/// Asks and records. Over UDP a question without a reply is asked once more, a truncated reply is asked for over TCP
/// (RFC 7766 section 5); each of these is a record of its own. True when a reply came.
boost::asio::awaitable<bool> look_up(Edge& edge, Asked asked, measure::Evidence& into);

/// The same at the resolvers of one family, in turn until one replies. A resolver that stayed mute twice is given up.
boost::asio::awaitable<bool> resolve_over(Edge& edge, const Setting& setting, measure::Family family,
                                          measure::Purpose purpose, measure::Question question, measure::Evidence& into);

/// The same at whichever resolver replies first, IPv6 ones before IPv4 ones.
boost::asio::awaitable<bool> resolve(Edge& edge, const Setting& setting, measure::Purpose purpose,
                                     measure::Question question, measure::Evidence& into);

}  // namespace probe::observers
