#include "probe/cpe/frames/build.hpp"

#include <algorithm>

namespace cpe::frames {
namespace {

constexpr std::uint8_t kRouterSolicit = 133;
constexpr std::uint8_t kRouterAdvert = 134;
constexpr std::uint8_t kNeighborSolicit = 135;
constexpr std::uint8_t kNeighborAdvert = 136;

OctetView view(const Address& address)
{
    return address.octets;
}

/// Source (1) or target (2) link-layer address (RFC 4861 section 4.6.1).
void add_link(Writer& writer, std::uint8_t code, const std::optional<Mac>& mac)
{
    if (mac) {
        writer.u8(code).u8(1).add(mac->octets);
    }
}

void add_prefix(Writer& writer, const PrefixInfo& info)
{
    const unsigned flags =
        (info.on_link ? 0x80U : 0U) | (info.autonomous ? 0x40U : 0U) | (info.delegation_preferred ? 0x10U : 0U);
    writer.u8(3).u8(4).u8(info.prefix.length).u8(flags).u32(info.valid).u32(info.preferred).u32(0).add(view(info.prefix.base));
}

void add_route(Writer& writer, const RouteInfo& route)
{
    writer.u8(24).u8(3).u8(route.prefix.length).u8(0).u32(route.lifetime).add(view(route.prefix.base));
}

void add_resolvers(Writer& writer, const Rdnss& rdnss)
{
    writer.u8(25).u8(1 + 2 * rdnss.servers.size()).u16(0).u32(rdnss.lifetime);
    for (const auto& server : rdnss.servers) {
        writer.add(view(server));
    }
}

/// A lifetime in units of eight seconds with a code for the length in its last bits (RFC 8781 section 4).
void add_nat64(Writer& writer, const Nat64& nat64)
{
    const auto code = std::ranges::find(kNat64Lengths, nat64.prefix.length) - kNat64Lengths.begin();
    writer.u8(38)
        .u8(2)
        .u16((nat64.lifetime & 0xFFF8U) | static_cast<std::size_t>(code))
        .add(view(nat64.prefix.base).first(12));
}

Octets icmp6(const Envelope& envelope, std::uint8_t type, Writer& rest)
{
    return packet(envelope, protocol::kIcmp6, icmp6_transport(envelope, type, 0, rest.take()));
}

}  // namespace

Octets build(const Envelope& envelope, const RouterSolicit& solicit)
{
    Writer writer;
    writer.u32(0);
    add_link(writer, 1, solicit.source_link);
    return icmp6(envelope, kRouterSolicit, writer);
}

Octets build(const Envelope& envelope, const RouterAdvert& advert)
{
    Writer writer;
    const unsigned flags = (advert.managed ? 0x80U : 0U) | (advert.other ? 0x40U : 0U) | advert.reserved;
    writer.u8(advert.hop_limit).u8(flags).u16(advert.lifetime).u32(advert.reachable_ms).u32(advert.retransmit_ms);
    add_link(writer, 1, advert.source_link);
    if (advert.mtu) {
        writer.u8(5).u8(1).u16(0).u32(*advert.mtu);
    }
    for (const auto& info : advert.prefixes) {
        add_prefix(writer, info);
    }
    for (const auto& route : advert.routes) {
        add_route(writer, route);
    }
    for (const auto& rdnss : advert.resolvers) {
        add_resolvers(writer, rdnss);
    }
    if (advert.nat64) {
        add_nat64(writer, *advert.nat64);
    }
    return icmp6(envelope, kRouterAdvert, writer);
}

Octets build(const Envelope& envelope, const NeighborSolicit& solicit)
{
    Writer writer;
    writer.u32(0).add(view(solicit.target));
    add_link(writer, 1, solicit.source_link);
    return icmp6(envelope, kNeighborSolicit, writer);
}

Octets build(const Envelope& envelope, const NeighborAdvert& advert)
{
    Writer writer;
    const std::uint64_t flags =
        (advert.router ? 0x80000000U : 0U) | (advert.solicited ? 0x40000000U : 0U) | (advert.override ? 0x20000000U : 0U);
    writer.u32(flags).add(view(advert.target));
    add_link(writer, 2, advert.target_link);
    return icmp6(envelope, kNeighborAdvert, writer);
}

}  // namespace cpe::frames
