#pragma once

#include "measure/observation.hpp"

#include <boost/asio/awaitable.hpp>

#include <cstdint>
#include <optional>
#include <vector>

namespace probe {

/// What one packet of an unknown QUIC version brought. Exactly one of failure and an answer.
struct QuicExchange {
    measure::Timestamp started;
    measure::Duration elapsed{};
    std::optional<measure::Failure> failure;
    std::vector<std::uint32_t> versions;
};

/// Asks which versions of QUIC a UDP port speaks, without a handshake (RFC 9000 section 6).
class Quic {
public:
    virtual ~Quic() = default;

    /// One packet, one deadline; the caller decides whether to ask again.
    virtual boost::asio::awaitable<QuicExchange> versions(measure::Address address, std::uint16_t port) = 0;
};

}  // namespace probe
