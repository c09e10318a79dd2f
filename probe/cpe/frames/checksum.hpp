#pragma once

#include "probe/cpe/frames/frame.hpp"

namespace cpe::frames {

/// Has the protocol a checksum over the pseudo header of IPv6 (RFC 8200 section 8.1)?
bool is_summed(std::uint8_t protocol);

/// The ones' complement sum over pseudo header and transport: 0xFFFF when the checksum within is right.
std::uint16_t transport_sum(const Address& source, const Address& destination, std::uint8_t protocol, OctetView transport);

/// The ones' complement sum of octets alone (RFC 1071).
std::uint16_t plain_sum(OctetView octets);

}  // namespace cpe::frames
