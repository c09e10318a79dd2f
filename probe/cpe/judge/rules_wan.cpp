#include "probe/cpe/judge/expect.hpp"
#include "probe/cpe/judge/rules.hpp"

#include <algorithm>
#include <set>

namespace cpe::judge::rules {
namespace {

using namespace std::chrono_literals;

constexpr auto kDad = 900ms;  ///< RetransTimer of a second (RFC 4862 section 5.1), with tolerance.

/// The probe of duplicate address detection: from the unspecified address for its own one.
const frames::NeighborSolicit* probe_for(const Packet& packet)
{
    const auto* asked = as<frames::NeighborSolicit>(packet);
    return asked != nullptr && frames::is_unspecified(packet.frame.ip->source) ? asked : nullptr;
}

std::optional<Span> booting(const Scene& scene)
{
    const auto on = scene.noted("boot", "power.on");
    return on ? std::optional(Span{.from = *on, .to = scene.phase("boot")->to}) : std::nullopt;
}

Packets router_solicits(const Scene& scene, const Span& span)
{
    auto found = scene.received(Port::wan, span);
    std::erase_if(found, [](const Packet* packet) { return as<frames::RouterSolicit>(*packet) == nullptr; });
    return found;
}

/// When the probe for the source of a solicitation went out, before it.
const Packet* probed_before(const Packets& packets, const Packet& solicit)
{
    const Packet* found = nullptr;
    for (const auto* packet : packets) {
        const auto* asked = probe_for(*packet);
        if (asked != nullptr && packet->time < solicit.time && asked->target == solicit.frame.ip->source) {
            found = packet;
        }
    }
    return found;
}

}  // namespace

Finding w1(const Scene& scene)
{
    bool given = false;
    for (const auto& [packet, message] : scene.dhcp(Port::wan, scene.whole(), true)) {
        const auto addresses = frames::dhcp6::associations(message, frames::dhcp6::option::kIaNa);
        given =
            given || (message.kind == frames::dhcp6::Kind::reply && !addresses.empty() && !addresses.front().leased.empty());
    }
    if (!given) {
        return not_observed("the router was given no address");
    }
    for (const auto* packet : scene.received(Port::wan, scene.whole())) {
        const auto* asked = probe_for(*packet);
        if (asked != nullptr && frames::is_global(asked->target)) {
            return pass("duplicate address detection for the address it was given", {packet});
        }
    }
    return fail("the address that it was given was not probed for duplicates");
}

Finding w2(const Scene& scene)
{
    const auto span = booting(scene);
    if (!span) {
        return not_observed("the router was not booted");
    }
    const auto packets = scene.received(Port::wan, *span);
    const auto solicits = router_solicits(scene, *span);
    if (solicits.empty()) {
        return not_observed("the router solicited no router");
    }
    const auto& first = *solicits.front();
    if (frames::is_unspecified(first.frame.ip->source)) {
        return fail("the first router solicitation has the unspecified address as its source", {&first});
    }
    const auto* probe = probed_before(packets, first);
    const bool has_link = as<frames::RouterSolicit>(first)->source_link.has_value();
    if (probe == nullptr) {
        return fail("the source of the first router solicitation was not probed for duplicates", {&first});
    }
    const auto waited = first.time - probe->time;
    if (waited >= kDad) {
        return pass("solicited " + in_words(waited) + " after the probe", {probe, &first});
    }
    // Optimistic DAD may solicit early, but then without its link-layer address (RFC 4429 section 3.2).
    const auto said = "solicited only " + in_words(waited) + " after the probe";
    return has_link ? fail(said, {probe, &first}) : warn(said + ", as optimistic DAD does", {probe, &first});
}

Finding w2b(const Scene& scene)
{
    const auto span = booting(scene);
    const auto adverts = scene.step("boot", "wan.adverts-only");
    if (!span || !adverts) {
        return not_observed("the router was not booted with a silent WAN");
    }
    const auto solicits = router_solicits(scene, {.from = span->from, .to = *adverts});
    if (solicits.empty()) {
        return not_observed("the router solicited no router");
    }
    const auto lasted = solicits.back()->time - solicits.front()->time;
    const auto said = std::to_string(solicits.size()) + " solicitations within " + in_words(lasted);
    // The gaps of RFC 7559 section 2 go 4, 8, 16 s, a tenth more at most each: the fourth is there by then.
    const auto silent = *adverts - solicits.front()->time;
    if (lasted < 20s && silent < 31s) {
        return not_observed(said + "; the WAN was silent for only " + in_words(silent) + " after the first", solicits);
    }
    return lasted >= 20s ? pass(said, solicits) : warn(said + ", then silence", solicits);
}

/// A default route that outlives the router's lifetime did not come from its advertisement.
Finding w3(const Scene& scene)
{
    const auto* used = scene.sent("steady", "forward.out");
    const auto forwarded = used != nullptr ? scene.crossed(*used) : Packets();
    if (forwarded.empty()) {
        return not_observed("nothing was forwarded while the ISP's router advertised itself");
    }
    return must_not_cross(scene, "outage", {"withdrawn.out"});
}

Finding w5(const Scene& scene)
{
    std::set<frames::Octets> seen;
    Packets proof;
    for (const auto& [packet, message] : scene.dhcp(Port::wan, scene.whole(), false)) {
        const auto* id = frames::dhcp6::find(message.options, frames::dhcp6::option::kClientId);
        if (id != nullptr && seen.insert(id->data).second) {
            proof.push_back(packet);
        }
    }
    if (seen.empty()) {
        return not_observed("no DHCPv6 client identifier was seen");
    }
    const bool zero = std::ranges::all_of(*seen.begin(), [](std::uint8_t octet) { return octet == 0; });
    if (seen.size() > 1 || zero) {
        return fail(zero ? "the DUID is all zeros" : "the DUID changed: " + std::to_string(seen.size()) + " were seen",
                    proof);
    }
    const auto boots = scene.all_noted("power.on").size();
    const auto flaps = scene.all_noted("carrier.up").size();
    if (boots + flaps == 0) {
        return not_observed("one DUID, but the router was neither rebooted nor unplugged", proof);
    }
    const auto said = std::to_string(boots) + " boots and " + std::to_string(flaps) + " link resets";
    return pass("one DUID over " + said + ": " + frames::to_hex(*seen.begin()), proof);
}

Finding wll1(const Scene& scene)
{
    for (const auto* packet : scene.received(Port::wan, scene.whole())) {
        const auto& ip = packet->frame.ip;
        if (ip && frames::is_multicast(ip->destination) &&
            packet->frame.destination == frames::multicast_mac(ip->destination) &&
            ip->source.family == measure::Family::ipv6) {
            return pass("IPv6 multicast in Ethernet frames, to the address that follows from the group", {packet});
        }
    }
    return not_observed("no IPv6 multicast frame came on the WAN");
}

Finding wll5(const Scene& scene)
{
    std::set<std::string> seen;
    Packets proof;
    for (const auto* packet : scene.received(Port::wan, scene.whole())) {
        const auto& [frame, ip] = std::tie(packet->frame, packet->frame.ip);
        const auto* udp = as<frames::Udp>(*packet);
        const bool control = as<frames::RouterSolicit>(*packet) != nullptr ||
                             as<frames::NeighborSolicit>(*packet) != nullptr ||
                             (udp != nullptr && udp->destination_port == frames::dhcp6::kServerPort);
        if (!control || !ip) {
            continue;
        }
        const auto tag = frame.vlans.empty() ? std::string("untagged") : "VLAN " + std::to_string(frame.vlans.front());
        if (seen.insert(tag + ", traffic class " + std::to_string(ip->traffic_class)).second) {
            proof.push_back(packet);
        }
    }
    std::string said;
    for (const auto& each : seen) {
        said += (said.empty() ? "" : "; ") + each;
    }
    return seen.empty() ? not_observed("no frame of neighbour discovery or DHCPv6 came on the WAN") : info(said, proof);
}

}  // namespace cpe::judge::rules
