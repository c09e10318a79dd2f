#pragma once

#include "measure/observation.hpp"

#include <boost/asio/awaitable.hpp>

#include <string>

namespace probe::net {

/// One datagram out and what came back. Exactly one of failure and an answer.
struct DatagramExchange {
    measure::Timestamp started;
    measure::Duration elapsed{};
    std::optional<measure::Failure> failure;
    std::string answer;  ///< As received, at most 1500 octets.
};

/// Sends one datagram and waits for one, from that address and port alone; ICMP errors are heard. Deadline 2 s.
/// `protocol` names in a failure what was not answered.
boost::asio::awaitable<DatagramExchange> exchange_datagram(measure::Address address, std::uint16_t port,
                                                           std::string question, std::string protocol);

}  // namespace probe::net
