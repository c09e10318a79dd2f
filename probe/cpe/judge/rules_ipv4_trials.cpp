#include "measure/pref64.hpp"
#include "probe/cpe/frames/softwire.hpp"
#include "probe/cpe/frames/tunnel.hpp"
#include "probe/cpe/judge/expect.hpp"
#include "probe/cpe/judge/ipv4_service.hpp"
#include "probe/cpe/judge/rules.hpp"

#include <algorithm>

/// Prefixes of NAT64 of all lengths, full frames in a tunnel, and traffic between two homes of one rule.
namespace cpe::judge::rules {
namespace {

using namespace std::chrono_literals;
namespace option = frames::softwire::option;

constexpr std::uint32_t kFull = 1500;

/// The prefix of the NAT64 that our router advertised in a boot.
std::optional<frames::Prefix> advertised_nat64(const Scene& scene, const Span& boot)
{
    for (const auto& packet : scene.packets()) {
        const auto* advert = as<frames::RouterAdvert>(packet);
        const bool ours = packet.sent && packet.port == Port::wan && boot.has(packet.time);
        if (ours && advert != nullptr && advert->nat64) {
            return advert->nat64->prefix;
        }
    }
    return std::nullopt;
}

/// Does IPv4 of the LAN come out as IPv6 towards the prefix of this boot?
Finding translates_to(const Scene& scene, const std::string& name)
{
    const auto boot = boot_of(scene, name, kIpv4Service);
    const auto prefix = boot ? advertised_nat64(scene, *boot) : std::nullopt;
    const auto sent = scene.all_sent(kIpv4Service, name + ".out4");
    if (!prefix || sent.empty()) {
        return boot ? never_sent(scene, kIpv4Service, name + ".out4") : not_booted(name);
    }
    const auto length = "a prefix of " + std::to_string(prefix->length) + " bits: ";
    for (const auto* packet : sent) {
        const auto wanted = measure::embed(*prefix, packet->frame.ip->destination);
        for (const auto* seen : scene.crossed(*packet)) {
            const auto& there = seen->frame.ip->destination;
            if (there.family == measure::Family::ipv6) {
                return there == wanted ? pass(length + "translated", {packet, seen})
                                       : fail(length + "translated to " + measure::to_string(there) + " instead of " +
                                                  measure::to_string(wanted),
                                              {packet, seen});
            }
        }
    }
    return if_silence_counts(scene, Port::lan, after(sent.front()->time, 2s),
                             fail(length + "nothing came out", {sent.front()}));
}

/// The packets that may carry a full datagram, or parts of it: IPv4 or fragments inside IPv6.
struct Parts {
    const Packet* inner_cut = nullptr;  ///< A fragment of IPv4, whole in its IPv6 packet.
    const Packet* outer_cut = nullptr;  ///< A fragment of the IPv6 packet.
    const Packet* whole = nullptr;
};

Parts parts_of(const Scene& scene, const Packet& sent)
{
    Parts parts;
    for (const auto* seen : scene.received(Port::wan, after(sent.time, 2s))) {
        const auto& ip = seen->frame.ip;
        const bool tunneling = ip && ip->source.family == measure::Family::ipv6 && ip->protocol == frames::kIpv4InIpv6;
        const auto inner = tunneling ? frames::tunneled(*seen->octets) : std::nullopt;
        if (tunneling && ip->fragment) {
            parts.outer_cut = seen;
        } else if (inner && inner->ip && inner->ip->fragment) {
            parts.inner_cut = seen;
        } else if (inner && inner->ip && inner->ip->length == kFull) {
            parts.whole = seen;
        }
    }
    return parts;
}

/// "Packet too big, DF set" (RFC 1191) told to the host.
const Packet* refusal(const Scene& scene, const Packet& sent)
{
    constexpr std::size_t kIcmp = 14 + 20;
    for (const auto* packet : scene.received(Port::lan, after(sent.time, 2s))) {
        const auto& ip = packet->frame.ip;
        const auto& octets = *packet->octets;
        if (ip && ip->protocol == frames::protocol::kIcmp4 && octets.size() > kIcmp + 1 && octets[kIcmp] == 3 &&
            octets[kIcmp + 1] == 4) {
            return packet;
        }
    }
    return nullptr;
}

/// RFC 6333 section 5.3: cut after encapsulation, put together before the end of the tunnel; never the packet inside.
Finding full_frame(const Scene& scene, const std::string& name, bool may_be_refused)
{
    const auto* sent = scene.sent(kIpv4Service, name);
    if (sent == nullptr) {
        return never_sent(scene, kIpv4Service, name);
    }
    const auto parts = parts_of(scene, *sent);
    if (parts.inner_cut != nullptr) {
        return fail(name + ": the packet inside was cut", {sent, parts.inner_cut});
    }
    if (const auto* through = parts.outer_cut != nullptr ? parts.outer_cut : parts.whole) {
        return pass(name + (parts.outer_cut != nullptr ? ": cut after encapsulation" : ": went through whole"),
                    {sent, through});
    }
    if (const auto* refused = may_be_refused ? refusal(scene, *sent) : nullptr) {
        return pass(name + ": refused with the reason", {sent, refused});
    }
    return if_silence_counts(scene, Port::lan, after(sent->time, 2s), fail(name + ": lost without a word", {sent}));
}

}  // namespace

Finding x464x5(const Scene& scene)
{
    const auto known = x464x1(scene);
    if (known.verdict != Verdict::pass) {
        return known.verdict == Verdict::fail ? not_observed("it does not translate to the well-known prefix: see 464X-1")
                                              : known;
    }
    std::vector<Finding> all;
    for (const auto length : {"32", "40", "48", "56", "64"}) {
        all.push_back(translates_to(scene, std::string("nat64-") + length));
    }
    all.push_back(translates_to(scene, "nat64"));
    return together(std::move(all));
}

Finding dsl5(const Scene& scene)
{
    if (carried(scene, "ds-lite.out4").empty()) {
        auto why = not_carried(scene, "ds-lite", option::kAftrName);
        return why.verdict == Verdict::fail ? not_observed("nothing went through the tunnel: see DSLITE-1") : why;
    }
    return together({full_frame(scene, "full.cut", false), full_frame(scene, "full.whole", true)});
}

Finding map2(const Scene& scene)
{
    const auto out = carried(scene, "map-e.out4");
    if (out.empty()) {
        auto why = not_carried(scene, "map-e", option::kMapE);
        return why.verdict == Verdict::fail ? not_observed("nothing went through the softwire: see MAPE-1") : why;
    }
    const auto packets = carried(scene, "map-e.other-home");
    if (packets.empty()) {
        const auto* sent = scene.sent(kIpv4Service, "map-e.other-home");
        return sent == nullptr ? never_sent(scene, kIpv4Service, "map-e.other-home")
                               : info("a datagram to another home did not come out", {sent});
    }
    const auto& there = packets.front().seen->frame.ip->destination;
    const bool relayed = there == out.front().seen->frame.ip->destination;
    return info(relayed ? "another home is reached by way of the relay"
                        : "another home is reached at " + measure::to_string(there) + ", without the relay",
                {packets.front().sent, packets.front().seen});
}

}  // namespace cpe::judge::rules
