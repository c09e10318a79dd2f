#pragma once

#include "probe/cpe/frames/addresses.hpp"
#include "probe/cpe/frames/octets.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

/// What one frame says, as facts: what actors react to and what judges read.
namespace cpe::frames {

namespace protocol {
constexpr std::uint8_t kHopByHop = 0;
constexpr std::uint8_t kIcmp4 = 1;
constexpr std::uint8_t kTcp = 6;
constexpr std::uint8_t kUdp = 17;
constexpr std::uint8_t kRouting = 43;
constexpr std::uint8_t kFragment = 44;
constexpr std::uint8_t kIcmp6 = 58;
constexpr std::uint8_t kDestinationOptions = 60;
constexpr std::uint8_t kOspf = 89;
constexpr std::uint8_t kPim = 103;
}  // namespace protocol

struct RouterSolicit {
    std::optional<Mac> source_link;
};

/// RFC 4861 section 4.6.2; the P flag is of RFC 9762.
struct PrefixInfo {
    Prefix prefix;
    bool on_link = false;
    bool autonomous = false;
    bool delegation_preferred = false;
    std::uint32_t valid = 0;
    std::uint32_t preferred = 0;
};

/// RFC 4191 section 2.3.
struct RouteInfo {
    Prefix prefix;
    std::uint32_t lifetime = 0;
};

/// RFC 8106 section 5.1.
struct Rdnss {
    std::uint32_t lifetime = 0;
    std::vector<Address> servers;
};

/// RFC 8106 section 5.2.
struct Dnssl {
    std::uint32_t lifetime = 0;
    std::vector<std::string> domains;
};

/// By the code that an advertisement gives for each (RFC 8781 section 4).
constexpr std::array<std::uint8_t, 6> kNat64Lengths{96, 64, 56, 48, 40, 32};

/// RFC 8781 section 4: where IPv4 is found behind NAT64.
struct Nat64 {
    Prefix prefix;
    std::uint32_t lifetime = 0;
};

/// RFC 4861 section 4.2.
struct RouterAdvert {
    std::uint8_t hop_limit = 0;
    bool managed = false;
    bool other = false;
    std::uint8_t reserved = 0;  ///< The flag bits that no RFC has given a meaning, as they came.
    std::uint16_t lifetime = 0;
    std::uint32_t reachable_ms = 0;
    std::uint32_t retransmit_ms = 0;
    std::optional<Mac> source_link;
    std::optional<std::uint32_t> mtu;
    std::vector<PrefixInfo> prefixes;
    std::vector<RouteInfo> routes;
    std::vector<Rdnss> resolvers;
    std::vector<Dnssl> search;
    std::optional<Nat64> nat64;
};

struct NeighborSolicit {
    Address target;
    std::optional<Mac> source_link;
};

struct NeighborAdvert {
    Address target;
    bool router = false;
    bool solicited = false;
    bool override = false;
    std::optional<Mac> target_link;
};

struct Redirect {
    Address target;
    Address destination;
};

/// Echo of either family.
struct Echo {
    bool request = true;
    std::uint16_t id = 0;
    std::uint16_t sequence = 0;
    Octets payload;
};

/// An ICMPv6 error (types below 128) with what it quotes of the packet it is about.
struct IcmpError {
    std::uint8_t type = 0;
    std::uint8_t code = 0;
    std::uint32_t parameter = 0;  ///< The MTU of type 2, the pointer of type 4.
    Octets quote;
};

/// An ICMP message of any other type.
struct OtherIcmp {
    std::uint8_t type = 0;
    std::uint8_t code = 0;
};

struct Udp {
    std::uint16_t source_port = 0;
    std::uint16_t destination_port = 0;
    Octets payload;
};

struct Tcp {
    static constexpr std::uint8_t kFin = 1;
    static constexpr std::uint8_t kSyn = 2;
    static constexpr std::uint8_t kRst = 4;
    static constexpr std::uint8_t kAck = 16;

    std::uint16_t source_port = 0;
    std::uint16_t destination_port = 0;
    std::uint32_t sequence = 0;
    std::uint32_t acknowledged = 0;
    std::uint8_t flags = 0;
    Octets payload;
};

struct Arp {
    bool request = true;
    Mac sender_mac;
    Address sender;
    Address target;
};

/// What stands above IP, or that nothing readable does.
using Body = std::variant<std::monostate, RouterSolicit, RouterAdvert, NeighborSolicit, NeighborAdvert, Redirect, Echo,
                          IcmpError, OtherIcmp, Udp, Tcp, Arp>;

/// RFC 8200 section 4.5, RFC 791 section 3.1.
struct Fragment {
    std::uint32_t id = 0;
    std::uint16_t offset = 0;  ///< In units of eight octets.
    bool more = false;
};

struct Ip {
    Address source;
    Address destination;
    std::uint8_t hop_limit = 0;
    std::uint8_t traffic_class = 0;
    std::uint8_t protocol = 0;  ///< After the extension headers.
    std::vector<std::uint8_t> extensions;
    std::optional<Fragment> fragment;
    std::uint16_t length = 0;   ///< Octets of the whole datagram.
    bool checksum_good = true;  ///< Of the transport; true where there is none to test.
};

struct Frame {
    Mac source;
    Mac destination;
    std::vector<std::uint16_t> vlans;
    std::uint16_t ether_type = 0;
    std::optional<Ip> ip;
    Body body;
    bool malformed = false;  ///< The octets end too soon or contradict themselves.
};

/// The body of one kind, or nothing.
template <typename Kind>
const Kind* as(const Frame& frame)
{
    return std::get_if<Kind>(&frame.body);
}

}  // namespace cpe::frames
