#pragma once

#include "measure/evidence.hpp"

#include <optional>
#include <string_view>

namespace checks {

/// Whether QUIC is spoken for a name, by family.
struct QuicReading {
    bool ipv4 = false;
    bool ipv6 = false;
    std::optional<measure::Failure> ours;  ///< Our own trouble over IPv6: "not spoken" proves nothing.
};

/// Reads the answers to packets of an unknown version; versions 1 and 2 carry HTTP/3 (RFC 9000, RFC 9369).
QuicReading read_quic(const measure::Evidence& evidence, std::string_view name);

}  // namespace checks
