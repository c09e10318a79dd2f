#include "probe/cpe/actors/dhcp4_server.hpp"

#include "probe/cpe/frames/build.hpp"
#include "probe/cpe/frames/dhcp4.hpp"

namespace cpe::actors {
namespace {

using namespace frames::dhcp4;

constexpr std::uint32_t kLease = 600;

}  // namespace

Sendings Dhcp4Server::hear(Time, Port port, const Frame& frame)
{
    if (port != Port::wan || !line_.dhcp4) {
        return {};
    }
    if (const auto* arp = frames::as<frames::Arp>(frame)) {
        return answer_arp(*arp);
    }
    const auto* udp = frames::as<frames::Udp>(frame);
    const bool asked =
        udp != nullptr && frame.ip->source.family == measure::Family::ipv4 && udp->destination_port == kServerPort;
    return asked ? answer_dhcp(frame, *udp) : Sendings();
}

/// Only for the gateway: a router that asks for its own address must not find it taken.
Sendings Dhcp4Server::answer_arp(const frames::Arp& asked) const
{
    if (!asked.request || asked.target != plan_.gateway4) {
        return {};
    }
    const frames::Arp answer{
        .request = false, .sender_mac = plan_.isp_mac, .sender = plan_.gateway4, .target = asked.sender};
    return {{Port::wan, frames::build_arp(answer, asked.sender_mac)}};
}

Sendings Dhcp4Server::answer_dhcp(const Frame& frame, const frames::Udp& udp) const
{
    const auto asked = read(udp.payload);
    if (!asked || (asked->kind != Kind::discover && asked->kind != Kind::request)) {
        return {};
    }
    Message answer{.kind = asked->kind == Kind::discover ? Kind::offer : Kind::ack,
                   .transaction = asked->transaction,
                   .client = asked->client,
                   .your_address = plan_.leased4,
                   .server = plan_.gateway4,
                   .mask = plan_.mask4,
                   .router = plan_.gateway4,
                   .lease_seconds = kLease};
    if (line_.names_resolver4) {
        answer.resolvers = {plan_.resolver4};
    }
    const frames::Envelope envelope{.source_mac = plan_.isp_mac,
                                    .destination_mac = frame.source,
                                    .source = plan_.gateway4,
                                    .destination = plan_.leased4};
    return {{Port::wan, frames::build(envelope, frames::Udp{.source_port = kServerPort,
                                                            .destination_port = kClientPort,
                                                            .payload = write(answer)})}};
}

}  // namespace cpe::actors
