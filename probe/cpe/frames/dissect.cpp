#include "probe/cpe/frames/dissect.hpp"

#include "probe/cpe/frames/checksum.hpp"
#include "probe/cpe/frames/dissect_icmp6.hpp"

#include <tins/arp.h>
#include <tins/dot1q.h>
#include <tins/ethernetII.h>
#include <tins/exceptions.h>
#include <tins/icmp.h>
#include <tins/icmpv6.h>
#include <tins/ip.h>
#include <tins/ipv6.h>
#include <tins/rawpdu.h>
#include <tins/tcp.h>
#include <tins/udp.h>

#include <algorithm>

namespace cpe::frames {
namespace {

constexpr std::size_t kEthernetHeader = 14;
constexpr std::size_t kVlanTag = 4;
constexpr std::size_t kIpv6Header = 40;
constexpr std::uint16_t kEtherIpv6 = 0x86DD;

Mac mac_of(const Tins::HWAddress<6>& from)
{
    Mac mac;
    std::copy(from.begin(), from.end(), mac.octets.begin());
    return mac;
}

Address address_of(const Tins::IPv6Address& from)
{
    Address address;
    std::copy(from.begin(), from.end(), address.octets.begin());
    return address;
}

/// libtins keeps the address as the four octets stand in memory.
Address address_of(const Tins::IPv4Address& from)
{
    const std::uint32_t value = from;
    Address address{.family = measure::Family::ipv4};
    for (std::size_t i = 0; i < 4; ++i) {
        address.octets[i] = static_cast<std::uint8_t>(value >> 8U * i);
    }
    return address;
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

Body body_above(const Tins::IPv6& from, const Chain& chain, OctetView transport)
{
    if (chain.fragment && (chain.fragment->offset > 0 || chain.fragment->more)) {
        return {};
    }
    const auto* icmp = from.find_pdu<Tins::ICMPv6>();
    return icmp != nullptr && chain.protocol == protocol::kIcmp6 ? icmp6_body(*icmp, transport) : transport_of(from);
}

/// What the IPv6 header promises; padding of Ethernet after it is no part of the packet.
void read_ipv6(const Tins::IPv6& from, OctetView packet, Frame& frame)
{
    const auto length = kIpv6Header + from.payload_length();
    const auto chain = follow(packet.first(std::min(packet.size(), length)), from.next_header());
    const auto transport = packet.first(std::min(packet.size(), length)).subspan(chain.transport);
    const bool whole =
        packet.size() >= length && !chain.broken && (!chain.fragment || chain.fragment->offset + chain.fragment->more == 0);
    auto& ip = frame.ip.emplace(Ip{.source = address_of(from.src_addr()),
                                   .destination = address_of(from.dst_addr()),
                                   .hop_limit = from.hop_limit(),
                                   .traffic_class = from.traffic_class(),
                                   .protocol = chain.protocol,
                                   .extensions = chain.headers,
                                   .fragment = chain.fragment,
                                   .length = static_cast<std::uint16_t>(std::min<std::size_t>(length, 0xFFFF))});
    frame.malformed = packet.size() < length || chain.broken;
    ip.checksum_good =
        !whole || !is_summed(ip.protocol) || transport_sum(ip.source, ip.destination, ip.protocol, transport) == 0xFFFF;
    frame.body = body_above(from, chain, transport);
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

void read_ipv4(const Tins::IP& from, Frame& frame)
{
    frame.ip = Ip{.source = address_of(from.src_addr()),
                  .destination = address_of(from.dst_addr()),
                  .hop_limit = from.ttl(),
                  .traffic_class = from.tos(),
                  .protocol = from.protocol(),
                  .length = from.tot_len()};
    if (const auto* icmp = from.find_pdu<Tins::ICMP>()) {
        frame.body = icmp4_body(*icmp);
        return;
    }
    frame.body = transport_of(from);
}

void read_layers(OctetView octets, Frame& frame)
{
    const Tins::EthernetII ethernet(octets.data(), static_cast<std::uint32_t>(octets.size()));
    frame.source = mac_of(ethernet.src_addr());
    frame.destination = mac_of(ethernet.dst_addr());
    frame.ether_type = ethernet.payload_type();
    for (const auto* tag = ethernet.find_pdu<Tins::Dot1Q>(); tag != nullptr;
         tag = tag->inner_pdu() != nullptr ? tag->inner_pdu()->find_pdu<Tins::Dot1Q>() : nullptr) {
        frame.vlans.push_back(tag->id());
        frame.ether_type = tag->payload_type();
    }
    const auto header = kEthernetHeader + kVlanTag * frame.vlans.size();
    if (const auto* ipv6 = ethernet.find_pdu<Tins::IPv6>(); ipv6 != nullptr && frame.ether_type == kEtherIpv6) {
        read_ipv6(*ipv6, octets.subspan(std::min(header, octets.size())), frame);
    } else if (const auto* ipv4 = ethernet.find_pdu<Tins::IP>()) {
        read_ipv4(*ipv4, frame);
    } else if (const auto* arp = ethernet.find_pdu<Tins::ARP>()) {
        frame.body = Arp{.request = arp->opcode() == Tins::ARP::REQUEST,
                         .sender_mac = mac_of(arp->sender_hw_addr()),
                         .sender = address_of(arp->sender_ip_addr()),
                         .target = address_of(arp->target_ip_addr())};
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
