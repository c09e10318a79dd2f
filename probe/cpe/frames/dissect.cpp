#include "probe/cpe/frames/dissect.hpp"

#include "probe/cpe/frames/checksum.hpp"
#include "probe/cpe/frames/dissect_icmp6.hpp"
#include "probe/cpe/frames/tins_address.hpp"

#include <tins/arp.h>
#include <tins/exceptions.h>
#include <tins/icmp.h>
#include <tins/icmpv6.h>
#include <tins/ip.h>
#include <tins/rawpdu.h>
#include <tins/tcp.h>
#include <tins/udp.h>

#include <algorithm>

namespace cpe::frames {
namespace {

constexpr std::size_t kIpv6Header = 40;
constexpr std::uint16_t kEtherIpv4 = 0x0800;
constexpr std::uint16_t kEtherArp = 0x0806;
constexpr std::uint16_t kEtherVlan = 0x8100;
constexpr std::uint16_t kEtherIpv6 = 0x86DD;
constexpr std::uint16_t kEtherServiceVlan = 0x88A8;

Mac mac_of(const Tins::HWAddress<6>& from)
{
    Mac mac;
    std::copy(from.begin(), from.end(), mac.octets.begin());
    return mac;
}

Octets payload_of(const Tins::PDU& above)
{
    const auto* raw = above.find_pdu<Tins::RawPDU>();
    return raw != nullptr ? raw->payload() : Octets{};
}

Udp udp_of(const Tins::UDP& from)
{
    return {.source_port = from.sport(), .destination_port = from.dport(), .payload = payload_of(from)};
}

Tcp tcp_of(const Tins::TCP& from)
{
    return {.source_port = from.sport(),
            .destination_port = from.dport(),
            .sequence = from.seq(),
            .acknowledged = from.ack_seq(),
            .flags = static_cast<std::uint8_t>(from.flags()),
            .payload = payload_of(from)};
}

Body transport_of(const Tins::PDU& ip)
{
    if (const auto* udp = ip.find_pdu<Tins::UDP>()) {
        return udp_of(*udp);
    }
    if (const auto* tcp = ip.find_pdu<Tins::TCP>()) {
        return tcp_of(*tcp);
    }
    return {};
}

/// Where the chain of extension headers leads; followed in the octets, because each header names the next one.
struct Chain {
    std::vector<std::uint8_t> headers;
    std::optional<Fragment> fragment;
    std::uint8_t protocol = 0;
    std::size_t transport = kIpv6Header;  ///< Where the transport begins.
    bool broken = false;
};

bool is_extension(std::uint8_t next)
{
    return next == protocol::kHopByHop || next == protocol::kRouting || next == protocol::kFragment ||
           next == protocol::kDestinationOptions;
}

Fragment fragment_of(OctetView header)
{
    Reader reader(header);
    reader.u16();
    const auto place = reader.u16();
    return {.id = reader.u32(), .offset = static_cast<std::uint16_t>(place >> 3U), .more = (place & 1U) != 0};
}

Chain follow(OctetView packet, std::uint8_t next)
{
    Chain chain;
    while (is_extension(next) && !(chain.fragment && chain.fragment->offset > 0)) {
        if (packet.size() < chain.transport + 8) {
            chain.broken = true;
            break;
        }
        chain.headers.push_back(next);
        std::size_t units = packet[chain.transport + 1];
        if (next == protocol::kFragment) {
            chain.fragment = fragment_of(packet.subspan(chain.transport, 8));
            units = 0;
        }
        next = packet[chain.transport];
        chain.transport += 8 + units * 8;
    }
    chain.protocol = next;
    chain.transport = std::min(chain.transport, packet.size());
    return chain;
}

/// The transport by its protocol. Throws what libtins throws when its octets contradict themselves.
Body body_above(std::uint8_t protocol, OctetView transport)
{
    const auto* octets = transport.data();
    const auto size = static_cast<std::uint32_t>(transport.size());
    switch (protocol) {
        case protocol::kIcmp6: return icmp6_body(Tins::ICMPv6(octets, size), transport);
        case protocol::kUdp: return udp_of(Tins::UDP(octets, size));
        case protocol::kTcp: return tcp_of(Tins::TCP(octets, size));
        default: return {};
    }
}

bool is_part(const Chain& chain)
{
    return chain.fragment && (chain.fragment->offset > 0 || chain.fragment->more);
}

/// What the IPv6 header promises; padding of Ethernet after it is no part of the packet. The header stands whatever is above it:
/// a rule must know a forwarded packet also when its transport is nonsense.
void read_ipv6(OctetView packet, Frame& frame)
{
    Reader reader(packet);
    const auto first = reader.u32();
    const auto length = kIpv6Header + reader.u16();
    const auto next = reader.u8();
    Ip ip{.hop_limit = reader.u8(), .traffic_class = static_cast<std::uint8_t>(first >> 20U)};
    ip.source = read_address(reader);
    ip.destination = read_address(reader);
    if (!reader.ok() || first >> 28U != 6) {
        frame.malformed = true;
        return;
    }
    const auto whole = packet.first(std::min(packet.size(), length));
    const auto chain = follow(whole, next);
    const auto transport = whole.subspan(chain.transport);
    frame.malformed = packet.size() < length || chain.broken;
    ip.protocol = chain.protocol;
    ip.extensions = chain.headers;
    ip.fragment = chain.fragment;
    ip.length = static_cast<std::uint16_t>(std::min<std::size_t>(length, 0xFFFF));
    ip.checksum_good = frame.malformed || is_part(chain) || !is_summed(ip.protocol) ||
                       transport_sum(ip.source, ip.destination, ip.protocol, transport) == 0xFFFF;
    frame.ip = std::move(ip);
    if (!is_part(chain)) {
        frame.body = body_above(chain.protocol, transport);
    }
}

Body icmp4_body(const Tins::ICMP& from)
{
    if (from.type() == Tins::ICMP::ECHO_REQUEST || from.type() == Tins::ICMP::ECHO_REPLY) {
        return Echo{.request = from.type() == Tins::ICMP::ECHO_REQUEST,
                    .id = from.id(),
                    .sequence = from.sequence(),
                    .payload = payload_of(from)};
    }
    return OtherIcmp{.type = static_cast<std::uint8_t>(from.type()), .code = from.code()};
}

void read_ipv4(OctetView packet, Frame& frame)
{
    const Tins::IP from(packet.data(), static_cast<std::uint32_t>(packet.size()));
    frame.ip = Ip{.source = from_tins(from.src_addr()),
                  .destination = from_tins(from.dst_addr()),
                  .hop_limit = from.ttl(),
                  .traffic_class = from.tos(),
                  .protocol = from.protocol(),
                  .length = from.tot_len()};
    const bool more = (from.flags() & Tins::IP::MORE_FRAGMENTS) != 0;
    if (more || from.fragment_offset() > 0) {
        frame.ip->fragment = Fragment{.id = from.id(), .offset = from.fragment_offset(), .more = more};
    }
    const auto* icmp = from.find_pdu<Tins::ICMP>();
    frame.body = icmp != nullptr ? icmp4_body(*icmp) : transport_of(from);
}

void read_arp(OctetView packet, Frame& frame)
{
    const Tins::ARP arp(packet.data(), static_cast<std::uint32_t>(packet.size()));
    frame.body = Arp{.request = arp.opcode() == Tins::ARP::REQUEST,
                     .sender_mac = mac_of(arp.sender_hw_addr()),
                     .sender = from_tins(arp.sender_ip_addr()),
                     .target = from_tins(arp.target_ip_addr())};
}

Mac read_mac(Reader& reader)
{
    Mac mac;
    std::ranges::copy(reader.take(6), mac.octets.begin());
    return mac;
}

void read_layers(OctetView octets, Frame& frame)
{
    Reader reader(octets);
    frame.destination = read_mac(reader);
    frame.source = read_mac(reader);
    frame.ether_type = reader.u16();
    while (frame.ether_type == kEtherVlan || frame.ether_type == kEtherServiceVlan) {
        frame.vlans.push_back(reader.u16() & 0xFFFU);
        frame.ether_type = reader.u16();
    }
    if (!reader.ok()) {
        frame.malformed = true;
        return;
    }
    switch (frame.ether_type) {
        case kEtherIpv6: read_ipv6(reader.rest(), frame); return;
        case kEtherIpv4: read_ipv4(reader.rest(), frame); return;
        case kEtherArp: read_arp(reader.rest(), frame); return;
        default: return;
    }
}

}  // namespace

Frame dissect(OctetView octets)
{
    Frame frame;
    try {
        read_layers(octets, frame);
    } catch (const Tins::exception_base&) {
        frame.malformed = true;
    }
    return frame;
}

}  // namespace cpe::frames
