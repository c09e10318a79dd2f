#pragma once

#include "probe/cpe/actors/plan.hpp"
#include "probe/cpe/frames/softwire.hpp"

/// What an ISP with an IPv6-only line offers for IPv4 (RFC 8585 section 3.2), as DHCPv6 options for clients that ask for them. Pure.
namespace cpe::actors {

/// The well-known prefix (RFC 6052 section 2.1), which the resolver of the plan shows in `ipv4only.arpa`.
frames::Prefix nat64_prefix();

/// One of the network itself, of another length that RFC 6052 section 2.2 knows.
frames::Prefix nat64_prefix(const Plan& plan, std::uint8_t length);

/// The /56 of a home whose bits say which shared address and which ports it has.
frames::Prefix mapped_home(const Plan& plan);

/// Another home under the same rule: who sends to its address and port may go to it without the relay (RFC 7597 section 5.2).
struct OtherHome {
    frames::Address address;
    std::uint16_t port = 0;
    frames::Address endpoint;
};
OtherHome other_home(const Plan& plan);

/// DS-Lite (RFC 6334): the name of the AFTR, which resolves as every name does.
frames::dhcp6::Option ds_lite();

/// A rule by which `mapped_home` has a 256th of an address; a binding that says the same of it.
frames::dhcp6::Option map_e(const Plan& plan);
frames::dhcp6::Option map_t(const Plan& plan);
frames::dhcp6::Option lightweight(const Plan& plan);

}  // namespace cpe::actors
