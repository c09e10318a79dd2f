#pragma once

#include "probe/cpe/frames/frame.hpp"

namespace cpe::frames {

/// From whom to whom a packet goes, on the link and above it.
struct Envelope {
    Mac source_mac;
    Mac destination_mac;
    Address source;
    Address destination;
    std::uint8_t hop_limit = 64;
};

/// To a group: its MAC follows from it.
Envelope to_group(const Mac& mac, const Address& source, const Address& group, std::uint8_t hop_limit = 255);

/// A packet with this protocol number and transport exactly as given; the transport may begin with extension headers.
Octets packet(const Envelope& envelope, std::uint8_t protocol, OctetView transport);

/// The transports alone, with the checksum that the envelope's addresses ask for.
Octets udp_transport(const Envelope& envelope, const Udp& udp);
Octets tcp_transport(const Envelope& envelope, const Tcp& tcp);
Octets icmp6_transport(const Envelope& envelope, std::uint8_t type, std::uint8_t code, OctetView rest);

/// Whole frames; the family is that of the envelope.
Octets build(const Envelope& envelope, const Udp& udp);
Octets build(const Envelope& envelope, const Tcp& tcp);
Octets build(const Envelope& envelope, const Echo& echo);
Octets build(const Envelope& envelope, const IcmpError& error);
Octets build(const Envelope& envelope, const RouterSolicit& solicit);
Octets build(const Envelope& envelope, const RouterAdvert& advert);
Octets build(const Envelope& envelope, const NeighborSolicit& solicit);
Octets build(const Envelope& envelope, const NeighborAdvert& advert);

/// A request goes to everybody, a reply to the MAC given.
Octets build_arp(const Arp& arp, const Mac& to);

}  // namespace cpe::frames
