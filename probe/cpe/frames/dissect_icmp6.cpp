#include "probe/cpe/frames/dissect_icmp6.hpp"

#include <tins/icmpv6.h>

#include <algorithm>
#include <array>

namespace cpe::frames {
namespace {

using Tins::ICMPv6;

constexpr std::uint8_t kSourceLink = 1;
constexpr std::uint8_t kTargetLink = 2;
constexpr std::uint8_t kPrefixInfo = 3;
constexpr std::uint8_t kMtu = 5;
constexpr std::uint8_t kRouteInfo = 24;
constexpr std::uint8_t kRdnss = 25;
constexpr std::uint8_t kDnssl = 31;
constexpr std::uint8_t kNat64 = 38;

OctetView data_of(const ICMPv6::option& option)
{
    return {option.data_ptr(), option.data_size()};
}

Address address_of(const Tins::IPv6Address& from)
{
    Address address;
    std::copy(from.begin(), from.end(), address.octets.begin());
    return address;
}

std::optional<Mac> link_option(const ICMPv6& packet, std::uint8_t code)
{
    for (const auto& option : packet.options()) {
        if (option.option() == code && option.data_size() >= 6) {
            Mac mac;
            std::ranges::copy(data_of(option).first(6), mac.octets.begin());
            return mac;
        }
    }
    return std::nullopt;
}

/// Bits beyond the length carry no meaning (RFC 4861 section 4.6.2).
Prefix block(const Address& base, std::uint8_t length)
{
    return measure::covering(base, std::min<std::uint8_t>(length, 128));
}

void read_prefix(Reader data, RouterAdvert& advert)
{
    const auto length = data.u8();
    const auto flags = data.u8();
    PrefixInfo info{
        .on_link = (flags & 0x80U) != 0, .autonomous = (flags & 0x40U) != 0, .delegation_preferred = (flags & 0x10U) != 0};
    info.valid = data.u32();
    info.preferred = data.u32();
    data.u32();
    info.prefix = block(read_address(data), length);
    if (data.ok()) {
        advert.prefixes.push_back(info);
    }
}

/// The prefix has as many octets as its length asks for, in units of eight (RFC 4191 section 2.3).
void read_route(Reader data, RouterAdvert& advert)
{
    const auto length = data.u8();
    data.u8();
    RouteInfo route{.lifetime = data.u32()};
    Address base;
    const auto octets = data.rest();
    std::copy_n(octets.begin(), std::min<std::size_t>(octets.size(), 16), base.octets.begin());
    route.prefix = block(base, length);
    if (data.ok()) {
        advert.routes.push_back(route);
    }
}

void read_resolvers(Reader data, RouterAdvert& advert)
{
    data.u16();
    Rdnss rdnss{.lifetime = data.u32()};
    while (data.ok() && !data.empty()) {
        const auto server = read_address(data);
        if (data.ok()) {
            rdnss.servers.push_back(server);
        }
    }
    advert.resolvers.push_back(std::move(rdnss));
}

/// One name in the form of RFC 1035; compression is not allowed here (RFC 8106 section 5.2).
std::string read_name(Reader& data)
{
    std::string name;
    for (auto label = data.u8(); label > 0 && data.ok(); label = data.u8()) {
        const auto octets = data.take(label);
        name += (name.empty() ? "" : ".") + std::string(octets.begin(), octets.end());
    }
    return name;
}

void read_search(Reader data, RouterAdvert& advert)
{
    data.u16();
    Dnssl dnssl{.lifetime = data.u32()};
    while (data.ok() && !data.empty()) {
        auto name = read_name(data);
        if (data.ok() && !name.empty()) {
            dnssl.domains.push_back(std::move(name));
        }
    }
    advert.search.push_back(std::move(dnssl));
}

/// A lifetime in units of eight seconds, a code for the length, the first 96 bits (RFC 8781 section 4).
void read_nat64(Reader data, RouterAdvert& advert)
{
    const std::size_t scaled = data.u16();
    Address base;
    std::ranges::copy(data.take(12), base.octets.begin());
    if (data.ok() && (scaled & 7U) < kNat64Lengths.size()) {
        advert.nat64 =
            Nat64{.prefix = block(base, kNat64Lengths[scaled & 7U]), .lifetime = static_cast<std::uint32_t>(scaled & ~7U)};
    }
}

void read_option(const ICMPv6::option& option, RouterAdvert& advert)
{
    Reader data(data_of(option));
    switch (option.option()) {
        case kPrefixInfo: read_prefix(data, advert); return;
        case kRouteInfo: read_route(data, advert); return;
        case kRdnss: read_resolvers(data, advert); return;
        case kDnssl: read_search(data, advert); return;
        case kNat64: read_nat64(data, advert); return;
        case kMtu:
            data.u16();
            advert.mtu = data.u32();
            return;
        default: return;
    }
}

RouterAdvert router_advert(const ICMPv6& packet, OctetView octets)
{
    // M, O, H, two bits of preference and P have a meaning (RFC 4861, 6275, 4191, 4389); two bits have none.
    RouterAdvert advert{.hop_limit = packet.hop_limit(),
                        .managed = packet.managed() == 1,
                        .other = packet.other() == 1,
                        .reserved = static_cast<std::uint8_t>(octets.size() > 5 ? octets[5] & 0x03U : 0),
                        .lifetime = packet.router_lifetime(),
                        .reachable_ms = packet.reachable_time(),
                        .retransmit_ms = packet.retransmit_timer(),
                        .source_link = link_option(packet, kSourceLink)};
    for (const auto& option : packet.options()) {
        read_option(option, advert);
    }
    return advert;
}

NeighborAdvert neighbor_advert(const ICMPv6& packet)
{
    return {.target = address_of(packet.target_addr()),
            .router = packet.router() == 1,
            .solicited = packet.solicited() == 1,
            .override = packet.override() == 1,
            .target_link = link_option(packet, kTargetLink)};
}

IcmpError icmp_error(const ICMPv6& packet, OctetView octets)
{
    Reader reader(octets);
    reader.u32();
    IcmpError error{.type = static_cast<std::uint8_t>(packet.type()), .code = packet.code(), .parameter = reader.u32()};
    const auto quote = reader.rest();
    error.quote.assign(quote.begin(), quote.end());
    return error;
}

Echo echo(const ICMPv6& packet, OctetView octets)
{
    Echo echo{.request = packet.type() == ICMPv6::ECHO_REQUEST, .id = packet.identifier(), .sequence = packet.sequence()};
    const auto payload = octets.subspan(std::min<std::size_t>(octets.size(), 8));
    echo.payload.assign(payload.begin(), payload.end());
    return echo;
}

}  // namespace

Body icmp6_body(const ICMPv6& packet, OctetView octets)
{
    switch (packet.type()) {
        case ICMPv6::ROUTER_SOLICIT: return RouterSolicit{.source_link = link_option(packet, kSourceLink)};
        case ICMPv6::ROUTER_ADVERT: return router_advert(packet, octets);
        case ICMPv6::NEIGHBOUR_SOLICIT:
            return NeighborSolicit{.target = address_of(packet.target_addr()),
                                   .source_link = link_option(packet, kSourceLink)};
        case ICMPv6::NEIGHBOUR_ADVERT: return neighbor_advert(packet);
        case ICMPv6::REDIRECT:
            return Redirect{.target = address_of(packet.target_addr()), .destination = address_of(packet.dest_addr())};
        case ICMPv6::ECHO_REQUEST:
        case ICMPv6::ECHO_REPLY: return echo(packet, octets);
        default: break;
    }
    if (packet.type() < 128) {
        return icmp_error(packet, octets);
    }
    return OtherIcmp{.type = static_cast<std::uint8_t>(packet.type()), .code = packet.code()};
}

}  // namespace cpe::frames
