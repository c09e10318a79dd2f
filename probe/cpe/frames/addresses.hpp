#pragma once

#include "measure/ip.hpp"
#include "probe/cpe/frames/octets.hpp"

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace cpe::frames {

using measure::Address;
using measure::Prefix;

/// An Ethernet address.
struct Mac {
    std::array<std::uint8_t, 6> octets{};

    auto operator<=>(const Mac&) const = default;
};

constexpr Mac kBroadcast{{0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF}};

std::string to_string(const Mac& mac);
std::optional<Mac> parse_mac(std::string_view text);

/// An address of the program's own text; a bad literal is a bug and ends the program.
Address address(std::string_view text);
Prefix prefix(std::string_view text);

/// The next sixteen octets as an IPv6 address.
Address read_address(Reader& reader);

/// ff02::1, ff02::2 and ff02::1:2 (RFC 4291 section 2.7.1, RFC 8415 section 7.1).
const Address& all_nodes();
const Address& all_routers();
const Address& all_dhcp_servers();
const Address& unspecified();

/// fe80:: with the modified EUI-64 of a MAC (RFC 4291, appendix A).
Address link_local(const Mac& mac);

/// ff02::1:ffXX:XXXX (RFC 4291 section 2.7.1).
Address solicited_node(const Address& address);

/// 33:33 and the last four octets (RFC 2464 section 7), 01:00:5e and 23 bits for IPv4 (RFC 1112 section 6.4).
Mac multicast_mac(const Address& group);

/// The address with this number in its last eight octets; the base of the prefix above them.
Address host_in(const Prefix& prefix, std::uint64_t interface_id);

/// The nth /64 of a prefix.
Prefix subnet(const Prefix& prefix, std::uint64_t number);

std::uint64_t interface_id(const Address& address);

bool is_link_local(const Address& address);
bool is_multicast(const Address& address);
bool is_unspecified(const Address& address);
/// fc00::/7 (RFC 4193).
bool is_unique_local(const Address& address);
/// 2000::/3: what RFC 4291 and IANA give out as global unicast.
bool is_global(const Address& address);

/// Does the interface identifier carry a MAC (ff:fe in the middle, RFC 4291 appendix A)? Then which.
std::optional<Mac> embedded_mac(const Address& address);

}  // namespace cpe::frames
