#pragma once

#include "measure/path.hpp"

#include <cstdint>

namespace probe::net {

/// Keeps the packets of a TCP socket, both ways, within `mtu` octets. Before it connects; zero leaves it as it is.
void limit_packets(int socket, std::uint32_t mtu);

/// What the kernel knows of the packets of a TCP connection over IPv6 (TCP_INFO, RFC 3542 section 11.3 for the MTU).
measure::PacketFacts packets_of(int socket);

}  // namespace probe::net
