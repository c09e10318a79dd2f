#include "measure/pref64.hpp"
#include "probe/cpe/frames/softwire.hpp"
#include "probe/cpe/frames/tunnel.hpp"
#include "probe/cpe/judge/ipv4_service.hpp"
#include "probe/cpe/judge/rules.hpp"

#include <algorithm>

/// DS-Lite, lw4o6, MAP-E and MAP-T: does the IPv4 of the LAN leave from the address and the ports that the option gives?
namespace cpe::judge::rules {
namespace {

using namespace std::chrono_literals;
using frames::softwire::Mapping;
namespace option = frames::softwire::option;

struct Offered {
    frames::softwire::Offer offer;
    Mapping mapping;
};

/// What our Reply gave in this boot, and what follows from it for the home.
std::optional<Offered> offered(const Scene& scene, const Span& boot, std::uint16_t code)
{
    for (const auto& [packet, message] : scene.dhcp(Port::wan, boot, true)) {
        const auto* container = frames::dhcp6::find(message.options, code);
        const auto prefixes = delegated_by(message);
        const auto offer = container != nullptr ? frames::softwire::read(*container) : std::nullopt;
        if (message.kind != frames::dhcp6::Kind::reply || !offer || prefixes.empty()) {
            continue;
        }
        const auto mapping = offer->rule      ? frames::softwire::map(*offer->rule, prefixes.front())
                             : offer->binding ? std::optional(frames::softwire::map(*offer->binding))
                                              : std::nullopt;
        if (mapping) {
            return Offered{.offer = *offer, .mapping = *mapping};
        }
    }
    return std::nullopt;
}

std::string wrong_source(const frames::Ip& outer, const frames::Ip& inner, std::uint16_t port, const Mapping& mapping)
{
    if (outer.source != mapping.endpoint) {
        return "from " + measure::to_string(outer.source) + " instead of " + measure::to_string(mapping.endpoint);
    }
    if (inner.source != mapping.address) {
        return "inside from " + measure::to_string(inner.source) + " instead of " + measure::to_string(mapping.address);
    }
    return mapping.ports.has(port) ? "" : "from port " + std::to_string(port) + ", which is somebody else's";
}

/// Of a mechanism that puts IPv4 inside IPv6 (MAP-E, lw4o6).
Finding encapsulates(const Scene& scene, const std::string& name, std::uint16_t code)
{
    const auto boot = boot_of(scene, name, kIpv4Service);
    const auto packets = carried(scene, name + ".out4");
    const auto given = boot ? offered(scene, *boot, code) : std::nullopt;
    if (packets.empty() || !given) {
        return not_carried(scene, name, code);
    }
    Packets proof;
    for (const auto& [sent, seen, inner] : packets) {
        proof.insert(proof.end(), {sent, seen});
        const auto wrong =
            wrong_source(*seen->frame.ip, *inner.ip, frames::as<frames::Udp>(inner)->source_port, given->mapping);
        if (!wrong.empty()) {
            return fail(wrong, {sent, seen});
        }
        if (seen->frame.ip->destination != given->offer.relay) {
            return fail("sent to " + measure::to_string(seen->frame.ip->destination) + ", which is not the relay",
                        {sent, seen});
        }
    }
    return pass(std::to_string(packets.size()) + " flows from the address and the ports that the option gives", proof);
}

/// A question of the router's own resolver to the ISP's.
const Packet* upstream_query(const Scene& scene, const Span& boot)
{
    for (const auto* packet : own_traffic(scene, boot)) {
        const auto* udp = as<frames::Udp>(*packet);
        if (udp != nullptr && udp->destination_port == frames::dns::kPort) {
            return packet;
        }
    }
    return nullptr;
}

bool has_mapping(const frames::softwire::Offer& offer)
{
    return offer.default_mapping && measure::has_room_for_ipv4(*offer.default_mapping);
}

}  // namespace

Finding dslite1(const Scene& scene)
{
    const auto packets = carried(scene, "ds-lite.out4");
    return packets.empty() ? not_carried(scene, "ds-lite", option::kAftrName)
                           : pass("IPv4 of the LAN goes to " +
                                      measure::to_string(packets.front().seen->frame.ip->destination) + " inside IPv6",
                                  {packets.front().sent, packets.front().seen});
}

Finding dslite4(const Scene& scene)
{
    const auto packets = carried(scene, "ds-lite.out4");
    if (packets.empty()) {
        auto why = not_carried(scene, "ds-lite", option::kAftrName);
        return why.verdict == Verdict::fail ? not_observed("nothing went through the tunnel: see DSLITE-1") : why;
    }
    for (const auto& [sent, seen, inner] : packets) {
        if (inner.ip->source != sent->frame.ip->source) {
            return fail("in the tunnel the host is " + measure::to_string(inner.ip->source), {sent, seen});
        }
    }
    return pass("in the tunnel the host keeps its address", {packets.front().sent, packets.front().seen});
}

Finding dsl4(const Scene& scene)
{
    const auto boot = boot_of(scene, "ds-lite", kIpv4Service);
    if (!boot || request_for(scene, option::kAftrName) == nullptr) {
        return not_carried(scene, "ds-lite", option::kAftrName);
    }
    for (const auto* packet : scene.received(Port::wan, *boot)) {
        const auto inner = frames::tunneled(*packet->octets);
        const auto* udp = inner ? frames::as<frames::Udp>(*inner) : nullptr;
        if (udp != nullptr && udp->destination_port == frames::dns::kPort) {
            return warn("a question of DNS went through the tunnel", {packet});
        }
    }
    const auto* query = upstream_query(scene, *boot);
    return query != nullptr ? pass("asks the ISP's resolver by IPv6", {query})
                            : not_observed("the router asked no resolver in this boot");
}

Finding dlw3(const Scene& scene)
{
    const auto* packet = scene.sent(kIpv4Service, "both.out4");
    if (packet == nullptr || request_for(scene, option::kAftrName) == nullptr) {
        auto why = not_carried(scene, "both", option::kAftrName);
        return why.verdict == Verdict::fail ? not_observed("nothing was sent beside native IPv4") : why;
    }
    if (const auto packets = carried(scene, "both.out4"); !packets.empty()) {
        return warn("the tunnel is used although there is native IPv4", {packets.front().sent, packets.front().seen});
    }
    const auto crossed = scene.crossed(*packet);
    return crossed.empty() ? not_observed("beside native IPv4 nothing was forwarded at all", {packet})
                           : pass("native IPv4 is used, not the tunnel", {packet, crossed.front()});
}

Finding lw4o61(const Scene& scene)
{
    return encapsulates(scene, "lw4o6", option::kLightweight);
}

Finding lw4o62(const Scene& scene)
{
    if (const auto* packet = request_for(scene, option::kDhcp4Over6)) {
        return pass("asks for the servers of DHCPv4 over DHCPv6", {packet});
    }
    const auto* claims = request_for(scene, option::kLightweight);
    return claims != nullptr ? fail("asks for lw4o6, but not for DHCPv4 over DHCPv6", {claims})
                             : not_carried(scene, "lw4o6", option::kLightweight);
}

Finding mape1(const Scene& scene)
{
    return encapsulates(scene, "map-e", option::kMapE);
}

/// MAP-T translates instead: the source is the home's mapped address, the destination the one of IPv4 under the default mapping.
Finding mapt1(const Scene& scene)
{
    const auto boot = boot_of(scene, "map-t", kIpv4Service);
    const auto given = boot ? offered(scene, *boot, option::kMapT) : std::nullopt;
    Packets proof;
    for (const auto* packet : scene.all_sent(kIpv4Service, "map-t.out4")) {
        for (const auto* seen : scene.crossed(*packet)) {
            const auto& ip = *seen->frame.ip;
            if (!given || !has_mapping(given->offer) || ip.source.family != measure::Family::ipv6) {
                continue;
            }
            const auto wanted = measure::embed(*given->offer.default_mapping, packet->frame.ip->destination);
            if (ip.source != given->mapping.endpoint || ip.destination != wanted ||
                !given->mapping.ports.has(as<frames::Udp>(*seen)->source_port)) {
                return fail("translated to " + measure::to_string(ip.source) + " port " +
                                std::to_string(as<frames::Udp>(*seen)->source_port) + ", towards " +
                                measure::to_string(ip.destination),
                            {packet, seen});
            }
            proof.insert(proof.end(), {packet, seen});
        }
    }
    return proof.empty() ? not_carried(scene, "map-t", option::kMapT)
                         : pass(std::to_string(proof.size() / 2) + " flows translated as the rule says", proof);
}

}  // namespace cpe::judge::rules
