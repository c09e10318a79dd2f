#pragma once

#include "probe/cpe/frames/frame.hpp"

namespace cpe::frames {

/// IPv4 inside IPv6.
constexpr std::uint8_t kIpv4InIpv6 = 4;

/// The IPv4 packet that an Ethernet frame carries inside an IPv6 packet (RFC 2473), behind extension headers or at once, as if it had
/// come by itself; nothing when there is none. Never throws.
std::optional<Frame> tunneled(OctetView octets);

}  // namespace cpe::frames
