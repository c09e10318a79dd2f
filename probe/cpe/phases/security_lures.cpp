#include "probe/cpe/phases/pacer.hpp"

namespace cpe::phases {
namespace {

using namespace std::chrono_literals;

constexpr int kTimes = 6;

/// The host says that it is the router of all, and of a prefix of its own (RFC 4861 section 4.2).
void advertise(Stage& stage, const std::string& name, std::uint16_t lifetime)
{
    frames::RouterAdvert advert{.hop_limit = 64, .lifetime = lifetime, .source_link = stage.bench.plan.host_mac};
    advert.prefixes.push_back({.prefix = frames::subnet(stage.bench.plan.foreign, 7),
                               .on_link = true,
                               .autonomous = true,
                               .valid = lifetime,
                               .preferred = lifetime});
    const auto envelope = frames::to_group(stage.bench.plan.host_mac, stage.bench.lan.link_local(), frames::all_nodes());
    stage.send_as(name, Port::lan, frames::build(envelope, advert));
}

/// As if the ISP's router stood on the LAN and sent far's packets to the host (RFC 4861 section 4.5).
void redirect(Stage& stage)
{
    const auto& lan = stage.bench.lan;
    if (!lan.router() || !lan.router_mac()) {
        stage.not_sent("lure.redirect", "the router is not known on this port");
        return;
    }
    const frames::Envelope envelope{.source_mac = stage.bench.plan.host_mac,
                                    .destination_mac = *lan.router_mac(),
                                    .source = stage.bench.isp.link_local(),
                                    .destination = *lan.router(),
                                    .hop_limit = 255};
    const auto& mac = stage.bench.plan.host_mac;
    const auto rest = frames::Writer()
                          .u32(0)
                          .add(lan.link_local().octets)
                          .add(stage.bench.plan.far.octets)
                          .u8(2)
                          .u8(1)
                          .add(mac.octets)
                          .take();
    stage.send_as("lure.redirect", Port::lan,
                  frames::packet(envelope, frames::protocol::kIcmp6, frames::icmp6_transport(envelope, 137, 0, rest)));
}

void send_out(Stage& stage, const std::string& name, bool to_other = false)
{
    const auto& bench = stage.bench;
    const auto own = bench.lan.global();
    const auto& far = to_other ? bench.plan.far_other : bench.plan.far;
    stage.send_marked(Port::lan, name, own ? bench.lan.outbound(*own, far) : std::nullopt);
}

}  // namespace

Moments lures(milliseconds start)
{
    Pacer pacer(start);
    pacer.add(
        "lure.before", [](Stage& stage) { send_out(stage, "lure.before"); }, 500ms);
    pacer.add(
        "lure.advert", [](Stage& stage) { advertise(stage, "lure.advert", 1800); }, 2000ms);
    pacer.add("lure.redirect", redirect, 1000ms);
    // A router with two default routes may use either: by destination, or by which was renewed last. The ISP renews its own every 10 s.
    for (int i = 0; i < kTimes; ++i) {
        pacer.add(
            "lure.after", [i](Stage& stage) { send_out(stage, "lure.after", i % 2 == 1); }, 2000ms);
    }
    pacer.add(
        "lure.ends", [](Stage& stage) { advertise(stage, "lure.ends", 0); }, 500ms);
    return pacer.take();
}

}  // namespace cpe::phases
