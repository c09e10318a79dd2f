#include "probe/cpe/judge/gate.hpp"

#include "probe/cpe/judge/disturbance.hpp"
#include "probe/cpe/judge/rules.hpp"
#include "probe/cpe/judge/silence.hpp"

#include <algorithm>

namespace cpe::judge {
namespace {

using namespace std::chrono_literals;
using measure::GateFinding;
using measure::GatePart;
using measure::GateState;

constexpr auto kTransit = 2s;

/// RFC 4861 section 6.1.2: what crossed a router is no advertisement.
constexpr std::uint8_t kOwnLink = 255;

/// 2000::/3, where global unicast addresses are (RFC 4291 section 2.4).
bool is_global(const frames::Address& address)
{
    return address.family == measure::Family::ipv6 && (address.octets[0] & 0xE0U) == 0x20U;
}

/// What hosts accept as an announcement of the router.
std::vector<Advert> heard(const Scene& scene)
{
    auto adverts = scene.adverts(Port::lan, scene.whole());
    std::erase_if(adverts,
                  [](const Advert& it) { return !it.packet->frame.ip || it.packet->frame.ip->hop_limit != kOwnLink; });
    return adverts;
}

GateFinding say(GatePart part, GateState state, std::string reason)
{
    return {.part = part, .state = state, .reason = std::move(reason)};
}

/// Whoever asked and heard nothing knows something; whoever never asked does not.
GateFinding say_absent(const Scene& scene, GatePart part, const std::string& what)
{
    const auto* asked = scene.sent("steady", "solicit");
    if (asked == nullptr) {
        return say(part, GateState::unknown, "the phase steady, which asks for it, did not run");
    }
    if (const auto why = why_unproven(scene, Port::lan, after(asked->time, 4s))) {
        return say(part, GateState::unknown, *why);
    }
    return say(part, GateState::fails, what);
}

GateFinding address(const Scene& scene, const std::vector<Advert>& adverts)
{
    for (const auto& [packet, advert] : adverts) {
        for (const auto& prefix : advert->prefixes) {
            if (prefix.autonomous && prefix.preferred > 0 && is_global(prefix.prefix.base)) {
                return say(GatePart::address, GateState::holds, "a global prefix with the A flag is announced");
            }
        }
    }
    return say_absent(scene, GatePart::address, "no global prefix with the A flag was announced");
}

GateFinding router(const Scene& scene, const std::vector<Advert>& adverts)
{
    for (const auto& [packet, advert] : adverts) {
        if (advert->lifetime > 0) {
            return say(GatePart::router, GateState::holds, "announced as default router");
        }
    }
    return say_absent(scene, GatePart::router, "never announced as default router");
}

GateState state_of(const Finding& finding)
{
    switch (finding.verdict) {
        case Verdict::pass:
        case Verdict::warn: return GateState::holds;
        case Verdict::fail: return GateState::fails;
        case Verdict::info:
        case Verdict::not_observed:
        case Verdict::not_applicable: return GateState::unknown;
    }
    return GateState::unknown;
}

/// L-10 or L-11: one way to a resolver is enough.
GateFinding resolver(const Scene& scene)
{
    const auto over_dhcp = rules::l10(scene);
    const auto over_advert = rules::l11(scene);
    const auto states = std::array{state_of(over_dhcp), state_of(over_advert)};
    const auto has = [&](GateState state) { return std::ranges::find(states, state) != states.end(); };
    const auto state = has(GateState::holds)     ? GateState::holds
                       : has(GateState::unknown) ? GateState::unknown
                                                 : GateState::fails;
    return say(GatePart::resolver, state, "L-10: " + over_dhcp.reason + "; L-11: " + over_advert.reason);
}

/// Is it a packet of the host to a host far away?
bool goes_far(const Packet& packet, std::uint8_t protocol)
{
    const auto& ip = packet.frame.ip;
    return packet.sent && packet.port == Port::lan && ip && ip->protocol == protocol && ip->hop_limit > 1 &&
           is_global(ip->source) && is_global(ip->destination);
}

/// Does an answer of the far host come back to the one who asked?
bool comes_back(const Scene& scene, const Packet& out, std::uint8_t protocol)
{
    for (const auto* in : scene.received(Port::lan, after(out.time, 4s))) {
        const auto& ip = in->frame.ip;
        if (ip && ip->protocol == protocol && ip->source == out.frame.ip->destination &&
            ip->destination == out.frame.ip->source) {
            return true;
        }
    }
    return false;
}

/// The frame whose loss proves that there is no way: others are forged, or meant to die on it.
const Packet* lost(const Scene& scene, std::string_view phase, std::string_view name)
{
    const auto* packet = scene.sent(phase, name);
    const bool gone = packet != nullptr && scene.crossed(*packet).empty();
    return gone && !why_unproven(scene, Port::lan, after(packet->time, kTransit)) ? packet : nullptr;
}

/// One packet there and one back prove the way.
GateFinding reach(const Scene& scene, GatePart part, std::uint8_t protocol, const Packet* gone)
{
    for (const auto& packet : scene.packets()) {
        if (goes_far(packet, protocol) && !scene.crossed(packet).empty() && comes_back(scene, packet, protocol)) {
            return say(part, GateState::holds, "there and back, packet " + std::to_string(packet.number));
        }
    }
    if (gone != nullptr) {
        return say(part, GateState::fails, "never left the LAN, packet " + std::to_string(gone->number));
    }
    return say(part, GateState::unknown, "no packet of the host was answered from afar");
}

/// No phase sends an echo from the LAN: an error about a flow of the host, delivered to it, is ICMPv6 that arrived.
GateFinding icmp(const Scene& scene)
{
    auto found = reach(scene, GatePart::icmp, frames::protocol::kIcmp6, nullptr);
    if (found.state != GateState::unknown) {
        return found;
    }
    const auto errors = rules::sec8(scene);
    const auto state = state_of(errors);
    return state == GateState::unknown ? found : say(GatePart::icmp, state, "SEC-8: " + errors.reason);
}

}  // namespace

std::vector<GateFinding> look_at_gate(const capture::Run& run)
{
    const Scene scene(run, kExtraordinary);
    if (const auto disturbing = disturbances(scene); !disturbing.empty()) {
        std::vector<GateFinding> unknown;
        for (std::size_t i = 0; i < words_of(GatePart{}).size(); ++i) {
            unknown.push_back(say(static_cast<GatePart>(i), GateState::unknown, disturbing.front().reason));
        }
        return unknown;
    }
    const auto adverts = heard(scene);
    return {address(scene, adverts),
            router(scene, adverts),
            resolver(scene),
            reach(scene, GatePart::tcp, frames::protocol::kTcp, lost(scene, "security", "flow.tcp")),
            reach(scene, GatePart::udp, frames::protocol::kUdp, lost(scene, "steady", "forward.out")),
            icmp(scene)};
}

}  // namespace cpe::judge
