#include "probe/cpe/actors/lan_host4.hpp"

#include "probe/cpe/frames/dhcp4.hpp"

namespace cpe::actors {
namespace {

using namespace frames::dhcp4;

Octets broadcast(const Mac& mac, const Message& message)
{
    const frames::Envelope envelope{.source_mac = mac,
                                    .destination_mac = frames::kBroadcast,
                                    .source = frames::address("0.0.0.0"),
                                    .destination = frames::address("255.255.255.255")};
    return frames::build(
        envelope,
        frames::Udp{.source_port = kClientPort, .destination_port = kServerPort, .payload = frames::dhcp4::write(message)});
}

}  // namespace

void LanHost4::forget()
{
    address_.reset();
    router_.reset();
    router_mac_.reset();
    resolvers_.clear();
}

Octets LanHost4::discover(bool wants_ipv6_only)
{
    return broadcast(plan_.host_mac, {.kind = Kind::discover,
                                      .transaction = ++transaction_,
                                      .client = plan_.host_mac,
                                      .wants_ipv6_only = wants_ipv6_only});
}

std::optional<frames::Envelope> LanHost4::outbound(const Address& destination) const
{
    if (!address_ || !router_mac_) {
        return std::nullopt;
    }
    return frames::Envelope{
        .source_mac = plan_.host_mac, .destination_mac = *router_mac_, .source = *address_, .destination = destination};
}

Sendings LanHost4::hear(Time, Port port, const Frame& frame)
{
    if (port != Port::lan) {
        return {};
    }
    if (const auto* arp = frames::as<frames::Arp>(frame)) {
        return hear_arp(*arp);
    }
    const auto* udp = frames::as<frames::Udp>(frame);
    const bool mine =
        udp != nullptr && frame.ip->source.family == measure::Family::ipv4 && udp->destination_port == kClientPort;
    return mine ? take(*udp) : Sendings();
}

Sendings LanHost4::hear_arp(const frames::Arp& arp)
{
    if (!arp.request && router_ == arp.sender) {
        router_mac_ = arp.sender_mac;
    }
    if (!arp.request || !address_ || arp.target != *address_) {
        return {};
    }
    const frames::Arp answer{.request = false, .sender_mac = plan_.host_mac, .sender = *address_, .target = arp.sender};
    return {{Port::lan, frames::build_arp(answer, arp.sender_mac)}};
}

Sendings LanHost4::take(const frames::Udp& udp)
{
    const auto said = frames::dhcp4::read(udp.payload);
    if (!said || said->transaction != transaction_ || address_) {
        return {};
    }
    if (said->kind == Kind::offer) {
        return {{Port::lan, broadcast(plan_.host_mac, {.kind = Kind::request,
                                                       .transaction = transaction_,
                                                       .client = plan_.host_mac,
                                                       .requested = said->your_address,
                                                       .server = said->server})}};
    }
    if (said->kind != Kind::ack || !said->router) {
        return {};
    }
    address_ = said->your_address;
    router_ = said->router;
    resolvers_ = said->resolvers;
    const frames::Arp asking{.sender_mac = plan_.host_mac, .sender = *address_, .target = *router_};
    return {{Port::lan, frames::build_arp(asking, frames::kBroadcast)}};
}

}  // namespace cpe::actors
