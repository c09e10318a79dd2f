#pragma once

#include "probe/cpe/frames/addresses.hpp"
#include "probe/cpe/frames/octets.hpp"

#include <optional>
#include <vector>

/// DHCPv4 (RFC 2131), as far as both sides of a home router need it.
namespace cpe::frames::dhcp4 {

constexpr std::uint16_t kServerPort = 67;
constexpr std::uint16_t kClientPort = 68;

enum class Kind : std::uint8_t {
    discover = 1,
    offer = 2,
    request = 3,
    decline = 4,
    ack = 5,
    nak = 6,
    release = 7,
    inform = 8
};

struct Message {
    Kind kind = Kind::discover;
    std::uint32_t transaction = 0;
    Mac client;
    Address client_address{.family = measure::Family::ipv4};  ///< ciaddr: what the client already has.
    Address your_address{.family = measure::Family::ipv4};    ///< yiaddr: what the server gives.
    std::optional<Address> requested;
    std::optional<Address> server;
    std::optional<Address> mask;
    std::optional<Address> router;
    std::vector<Address> resolvers;
    std::uint32_t lease_seconds = 0;
    bool wants_ipv6_only = false;  ///< A client that can do without IPv4 asks for option 108 (RFC 8925 section 3.2).
    std::optional<std::uint32_t> ipv6_only;  ///< What a server says to that: seconds without IPv4.
};

/// Nothing when the octets are no DHCP message. Never throws.
std::optional<Message> read(OctetView octets);
Octets write(const Message& message);

}  // namespace cpe::frames::dhcp4
