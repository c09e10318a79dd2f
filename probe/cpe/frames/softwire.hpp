#pragma once

#include "probe/cpe/frames/dhcp6.hpp"

#include <optional>

/// IPv4 over an IPv6-only line by a rule (MAP-E RFC 7597, MAP-T RFC 7599) or a binding (lw4o6 RFC 7596): the addresses and ports that
/// follow from it, and the DHCPv6 options that carry it (RFC 7598). Pure.
namespace cpe::frames::softwire {

namespace option {
constexpr std::uint16_t kAftrName = 64;    ///< RFC 6334.
constexpr std::uint16_t kDhcp4Over6 = 88;  ///< RFC 7341 section 7.
constexpr std::uint16_t kRule = 89;
constexpr std::uint16_t kRelay = 90;
constexpr std::uint16_t kDefaultMapping = 91;
constexpr std::uint16_t kBinding = 92;
constexpr std::uint16_t kPortParameters = 93;
constexpr std::uint16_t kMapE = 94;
constexpr std::uint16_t kMapT = 95;
constexpr std::uint16_t kLightweight = 96;
constexpr std::uint16_t kPriority = 111;  ///< RFC 8026 section 1.3.
}  // namespace option

/// Which ports of a shared IPv4 address are one's own (RFC 7597 section 5.1): `offset` bits that are not all zero, then the id.
struct PortSet {
    std::uint8_t offset = 6;
    std::uint8_t id_length = 0;
    std::uint16_t id = 0;

    bool has(std::uint16_t port) const;
    bool operator==(const PortSet&) const = default;
};

/// A mapping rule (RFC 7597 section 5).
struct Rule {
    Prefix ipv6;
    Prefix ipv4;
    std::uint8_t embedded_length = 0;
    std::uint8_t offset = 6;
};

/// Of RFC 7596 section 5.1: the address, its ports and the prefix of the tunnel's end.
struct Binding {
    Address address;
    Prefix prefix;
    PortSet ports;
};

/// What one end of the softwire has: the same for all mechanisms.
struct Mapping {
    Address address;  ///< IPv4, shared or not.
    PortSet ports;
    Address endpoint;  ///< IPv6 (RFC 7597 section 6).
};

/// Nothing when the end-user prefix is not within the rule's, or too short for it, or only a part of an IPv4 address results.
std::optional<Mapping> map(const Rule& rule, const Prefix& end_user);
Mapping map(const Binding& binding);

/// A container option (94, 95 or 96) with what is in it.
struct Offer {
    std::optional<Rule> rule;
    std::optional<Binding> binding;
    std::optional<Address> relay;           ///< The border relay of MAP-E, the AFTR of lw4o6.
    std::optional<Prefix> default_mapping;  ///< Of MAP-T.
};

dhcp6::Option to_option(std::uint16_t code, const Offer& offer);
std::optional<Offer> read(const dhcp6::Option& option);

}  // namespace cpe::frames::softwire
