#pragma once

#include "probe/ports/quic.hpp"

namespace probe::net {

/// The Quic port over a UDP socket: one datagram out, one in. Deadline 2 s. Only an answer that carries our connection ids
/// counts, and only from the address and port that were asked.
class QuicSocket final : public Quic {
public:
    boost::asio::awaitable<QuicExchange> versions(measure::Address address, std::uint16_t port) override;
};

}  // namespace probe::net
