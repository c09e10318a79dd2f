#pragma once

#include "probe/cpe/frames/frame.hpp"

namespace Tins {
class ICMPv6;
}

namespace cpe::frames {

/// The message of an ICMPv6 packet. `octets` is the packet from its type on: what an error quotes is read from there.
/// Throws what libtins throws when an option contradicts itself.
Body icmp6_body(const Tins::ICMPv6& packet, OctetView octets);

}  // namespace cpe::frames
