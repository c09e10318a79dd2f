#pragma once

#include "measure/observation.hpp"

#include <boost/asio/awaitable.hpp>

#include <optional>
#include <string>

namespace probe {

/// One question to one server: the server, the family and the transport are chosen, never guessed.
struct DnsRequest {
    measure::Question question;
    measure::Address server;
    std::uint16_t port = 53;
    measure::Transport transport = measure::Transport::udp;
    std::uint16_t edns_size = 0;
    bool dnssec_ok = false;
    bool recursion_desired = true;
    measure::Duration timeout = std::chrono::seconds(3);
};

/// What came of it. Exactly one of failure and message is set.
struct DnsExchange {
    measure::Timestamp started;  ///< When the packet left, not when the caller asked: our own queue is not measured.
    measure::Duration elapsed{};
    std::optional<measure::Failure> failure;
    std::optional<measure::DnsMessage> message;
    std::string octets;  ///< As received.
};

/// Sends DNS questions. One try, one deadline, no fallback to another transport, server or family.
class Dns {
public:
    virtual ~Dns() = default;
    virtual boost::asio::awaitable<DnsExchange> ask(DnsRequest request) = 0;
};

}  // namespace probe
