#pragma once

#include "measure/ip.hpp"

#include <optional>
#include <span>
#include <vector>

/// IPv4 addresses inside IPv6 ones, as NAT64 and DNS64 put them there (RFC 6052 section 2.2).
namespace measure {

/// The name that has IPv4 addresses alone, so that a AAAA record of it shows how a DNS64 makes them (RFC 7050 section 3).
constexpr const char* kIpv4OnlyName = "ipv4only.arpa";

/// The prefixes by which a DNS64 made these addresses of `ipv4only.arpa`, in their order; empty when none shows one.
std::vector<Prefix> prefixes_in(std::span<const Address> made);

/// Has the prefix one of the lengths that have room for an IPv4 address: 32, 40, 48, 56, 64, 96?
bool has_room_for_ipv4(const Prefix& prefix);

/// The address that stands for an IPv4 one; what the base has behind the prefix is left out. The prefix must have room.
Address embed(const Prefix& prefix, const Address& ipv4);

/// The IPv4 address inside; nullopt for an address outside the prefix.
std::optional<Address> embedded(const Prefix& prefix, const Address& address);

}  // namespace measure
