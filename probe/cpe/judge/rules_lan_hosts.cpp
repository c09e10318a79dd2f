#include "probe/cpe/frames/dhcp4.hpp"
#include "probe/cpe/judge/expect.hpp"
#include "probe/cpe/judge/rules.hpp"

#include <algorithm>

namespace cpe::judge::rules {
namespace {

using namespace std::chrono_literals;
namespace dhcp4 = frames::dhcp4;

struct Offer4 {
    const Packet* packet = nullptr;
    dhcp4::Message message;
};

/// The DHCPv4 answers on the LAN to a Discover of ours.
std::vector<Offer4> offers_to(const Scene& scene, const Packet& asked)
{
    std::vector<Offer4> found;
    const auto question = dhcp4::read(as<frames::Udp>(asked)->payload);
    for (const auto* packet : scene.received(Port::lan, after(asked.time, 4s))) {
        const auto* udp = as<frames::Udp>(*packet);
        auto said = udp != nullptr && udp->source_port == dhcp4::kServerPort ? dhcp4::read(udp->payload) : std::nullopt;
        if (said && question && said->transaction == question->transaction) {
            found.push_back({.packet = packet, .message = *std::move(said)});
        }
    }
    return found;
}

/// What became of one packet, as information.
Finding told(const Scene& scene, const std::string& name, const std::string& what)
{
    auto finding = must_cross(scene, "outage", name, Verdict::info);
    if (finding.verdict == Verdict::not_observed) {
        return finding;
    }
    finding.reason = what + (finding.verdict == Verdict::pass ? " works" : " does not work");
    finding.verdict = Verdict::info;
    return finding;
}

bool has_unique_local(const Scene& scene, const Span& span)
{
    for (const auto& [packet, advert] : scene.adverts(Port::lan, span)) {
        if (std::ranges::any_of(advert->prefixes, [](const auto& info) {
                return frames::is_unique_local(info.prefix.base) && info.valid > 0;
            })) {
            return true;
        }
    }
    return false;
}

/// Everything that the router says from an address of the prefix that the lure offered, or to get one.
const Packet* lured_address(const Scene& scene, const Packet& lure)
{
    const auto* advert = as<frames::RouterAdvert>(lure);
    if (advert == nullptr || advert->prefixes.empty()) {
        return nullptr;
    }
    const auto& offered = advert->prefixes.front().prefix;
    for (const auto* packet : scene.received(Port::lan, after(lure.time, 8s))) {
        const auto* probe = as<frames::NeighborSolicit>(*packet);
        const bool probes = probe != nullptr && frames::is_unspecified(packet->frame.ip->source) &&
                            measure::contains(offered, probe->target);
        if (probes || (packet->frame.ip && measure::contains(offered, packet->frame.ip->source))) {
            return packet;
        }
    }
    return nullptr;
}

}  // namespace

Finding l4(const Scene& scene)
{
    const auto began = scene.step("boot", "wan.adverts-only");
    const auto served = scene.step("boot", "line.in-service");
    if (!began || !served) {
        return not_observed("the router was not booted on a line without a prefix");
    }
    const Span span{.from = *began, .to = *served};
    if (has_unique_local(scene, span)) {
        return not_applicable("it has a unique local prefix then: ULA-5 speaks of it");
    }
    Packets proof;
    for (const auto& [packet, advert] : scene.adverts(Port::lan, span)) {
        if (advert->lifetime > 0) {
            return fail("a router lifetime of " + std::to_string(advert->lifetime) + " s without any prefix", {packet});
        }
        proof.push_back(packet);
    }
    const auto why = why_unproven_at_boot(scene, span);
    return why ? not_observed(*why)
               : pass(proof.empty() ? "no advertisement without a prefix" : "router lifetime 0 without a prefix", proof);
}

Finding l19(const Scene& scene)
{
    const auto* announced = scene.sent("steady", "gratuitous.advert");
    const auto* out = scene.sent("steady", "gratuitous.out");
    const auto* back = scene.sent("steady", "gratuitous.back");
    if (announced == nullptr || out == nullptr || back == nullptr) {
        return never_sent(scene, "steady", "gratuitous.advert");
    }
    if (scene.crossed(*out).empty()) {
        return not_observed("nothing from the new address left the LAN", {out});
    }
    const auto arrived = scene.crossed(*back);
    const auto until = arrived.empty() ? back->time + 3s : arrived.front()->time;
    for (const auto* packet : scene.received(Port::lan, {.from = announced->time, .to = until})) {
        const auto* asked = as<frames::NeighborSolicit>(*packet);
        if (asked != nullptr && asked->target == back->frame.ip->destination) {
            return info("the router asked for the new neighbour though it had announced itself", {announced, packet});
        }
    }
    if (!arrived.empty()) {
        return info("the first packet to the new address came after " + in_words(arrived.front()->time - back->time) +
                        ", without a question",
                    {announced, back, arrived.front()});
    }
    return if_silence_counts(scene, Port::lan, after(back->time, 3s),
                             info("the first packet to the new address did not come", {announced, back}));
}

Finding l23(const Scene& scene)
{
    const auto* plain = scene.sent("steady", "discover");
    const auto* asking = scene.sent("steady", "discover.option-108");
    if (plain == nullptr || asking == nullptr) {
        return never_sent(scene, "steady", "discover");
    }
    const auto unasked = offers_to(scene, *plain);
    const auto asked = offers_to(scene, *asking);
    if (unasked.empty() && asked.empty()) {
        return if_silence_counts(scene, Port::lan, after(plain->time, 4s),
                                 not_applicable("nobody leases IPv4 on the LAN", {plain}));
    }
    for (const auto& [packet, message] : unasked) {
        if (message.ipv6_only) {
            return fail("option 108 came without being asked for", {plain, packet});
        }
    }
    for (const auto& [packet, message] : asked) {
        if (message.ipv6_only) {
            return fail("option 108 came on a line without NAT64: the host would have no IPv4 at all", {asking, packet});
        }
    }
    return pass("no option 108, asked for or not", {plain, asking});
}

Finding l24(const Scene& scene)
{
    const auto* both = scene.sent("outage", "both.out4");
    if (both == nullptr) {
        return never_sent(scene, "outage", "both.out4");
    }
    if (scene.crossed(*both).empty()) {
        return not_observed("IPv4 did not work while both families were there", {both});
    }
    return together({told(scene, "no-ipv4.out", "IPv6 without IPv4 on the line"),
                     told(scene, "withdrawn.out4", "IPv4 while the ISP's IPv6 router is withdrawn")});
}

Finding g10(const Scene& scene)
{
    const auto* before = scene.sent("security", "lure.before");
    const auto* lure = scene.sent("security", "lure.advert");
    const auto later = scene.all_sent("security", "lure.after");
    if (before == nullptr || lure == nullptr || later.empty()) {
        return never_sent(scene, "security", "lure.advert");
    }
    if (scene.crossed(*before).empty()) {
        return not_observed("the host's packets did not reach the WAN before either", {before});
    }
    for (const auto* packet : later) {
        if (const auto turned = scene.returned(*packet); !turned.empty()) {
            return fail("after a host had called itself a router, packets for far came back to it",
                        {lure, packet, turned.front()});
        }
    }
    if (const auto* address = lured_address(scene, *lure)) {
        return warn("the router takes an address from what a host on its LAN advertised", {lure, address});
    }
    return must_cross(scene, "security", "lure.after");
}

}  // namespace cpe::judge::rules
