#include "probe/cpe/frames/build.hpp"

#include "probe/cpe/frames/checksum.hpp"
#include "probe/cpe/frames/tins_address.hpp"

#include <tins/arp.h>
#include <tins/ethernetII.h>
#include <tins/ip.h>
#include <tins/ipv6.h>
#include <tins/rawpdu.h>

namespace cpe::frames {
namespace {

constexpr std::size_t kUdpChecksum = 6;
constexpr std::size_t kTcpChecksum = 16;
constexpr std::size_t kIcmpChecksum = 2;

Tins::HWAddress<6> tins(const Mac& mac)
{
    return Tins::HWAddress<6>(mac.octets.data());
}

void set_checksum(Octets& octets, std::size_t at, std::uint16_t sum)
{
    auto value = static_cast<std::uint16_t>(~sum);
    value = value == 0 ? 0xFFFF : value;
    octets[at] = static_cast<std::uint8_t>(value >> 8U);
    octets[at + 1] = static_cast<std::uint8_t>(value);
}

Octets sealed(const Envelope& envelope, std::uint8_t protocol, Octets octets, std::size_t at)
{
    set_checksum(octets, at, transport_sum(envelope.source, envelope.destination, protocol, octets));
    return octets;
}

/// ICMP of IPv4 sums its own octets alone (RFC 792).
Octets icmp4_echo(const Envelope& envelope, const Echo& echo)
{
    auto octets = Writer().u8(echo.request ? 8 : 0).u8(0).u16(0).u16(echo.id).u16(echo.sequence).add(echo.payload).take();
    set_checksum(octets, kIcmpChecksum, plain_sum(octets));
    return packet(envelope, protocol::kIcmp4, octets);
}

}  // namespace

Envelope to_group(const Mac& mac, const Address& source, const Address& group, std::uint8_t hop_limit)
{
    return {.source_mac = mac,
            .destination_mac = multicast_mac(group),
            .source = source,
            .destination = group,
            .hop_limit = hop_limit};
}

Octets packet(const Envelope& envelope, std::uint8_t protocol, OctetView transport)
{
    Tins::EthernetII ethernet(tins(envelope.destination_mac), tins(envelope.source_mac));
    if (envelope.source.family == measure::Family::ipv6) {
        Tins::IPv6 ip(Tins::IPv6Address(envelope.destination.octets.data()),
                      Tins::IPv6Address(envelope.source.octets.data()));
        ip.hop_limit(envelope.hop_limit);
        ip.next_header(protocol);
        return (ethernet / ip / Tins::RawPDU(transport.data(), static_cast<std::uint32_t>(transport.size()))).serialize();
    }
    Tins::IP ip(to_tins(envelope.destination), to_tins(envelope.source));
    ip.ttl(envelope.hop_limit);
    ip.protocol(protocol);
    return (ethernet / ip / Tins::RawPDU(transport.data(), static_cast<std::uint32_t>(transport.size()))).serialize();
}

Octets udp_transport(const Envelope& envelope, const Udp& udp)
{
    auto octets =
        Writer().u16(udp.source_port).u16(udp.destination_port).u16(8 + udp.payload.size()).u16(0).add(udp.payload).take();
    return sealed(envelope, protocol::kUdp, std::move(octets), kUdpChecksum);
}

Octets tcp_transport(const Envelope& envelope, const Tcp& tcp)
{
    Writer writer;
    writer.u16(tcp.source_port).u16(tcp.destination_port).u32(tcp.sequence).u32(tcp.acknowledged);
    writer.u8(5U << 4U).u8(tcp.flags).u16(64240).u16(0).u16(0).add(tcp.payload);
    return sealed(envelope, protocol::kTcp, writer.take(), kTcpChecksum);
}

Octets icmp6_transport(const Envelope& envelope, std::uint8_t type, std::uint8_t code, OctetView rest)
{
    return sealed(envelope, protocol::kIcmp6, Writer().u8(type).u8(code).u16(0).add(rest).take(), kIcmpChecksum);
}

Octets build(const Envelope& envelope, const Udp& udp)
{
    return packet(envelope, protocol::kUdp, udp_transport(envelope, udp));
}

Octets build(const Envelope& envelope, const Tcp& tcp)
{
    return packet(envelope, protocol::kTcp, tcp_transport(envelope, tcp));
}

Octets build(const Envelope& envelope, const Echo& echo)
{
    if (envelope.source.family == measure::Family::ipv4) {
        return icmp4_echo(envelope, echo);
    }
    const auto rest = Writer().u16(echo.id).u16(echo.sequence).add(echo.payload).take();
    return packet(envelope, protocol::kIcmp6, icmp6_transport(envelope, echo.request ? 128 : 129, 0, rest));
}

Octets build(const Envelope& envelope, const IcmpError& error)
{
    const auto rest = Writer().u32(error.parameter).add(error.quote).take();
    return packet(envelope, protocol::kIcmp6, icmp6_transport(envelope, error.type, error.code, rest));
}

Octets build_arp(const Arp& arp, const Mac& to)
{
    const auto asked = arp.request ? Mac{} : to;
    Tins::ARP body(to_tins(arp.target), to_tins(arp.sender), tins(asked), tins(arp.sender_mac));
    body.opcode(arp.request ? Tins::ARP::REQUEST : Tins::ARP::REPLY);
    return (Tins::EthernetII(tins(arp.request ? kBroadcast : to), tins(arp.sender_mac)) / body).serialize();
}

}  // namespace cpe::frames
