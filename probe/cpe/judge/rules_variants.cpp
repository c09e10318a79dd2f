#include "probe/cpe/judge/boots.hpp"
#include "probe/cpe/judge/rules.hpp"

#include <algorithm>
#include <array>

namespace cpe::judge::rules {
namespace {

using namespace std::chrono_literals;
using namespace frames::dhcp6;

/// A boot and the flags of its router advertisements.
struct Flags {
    const char* boot;
    const char* words;
};
constexpr std::array<Flags, 3> kFlags{{{"slaac", "M=1 O=1"}, {"no-address", "M=1 O=0"}, {"other-only", "M=0 O=1"}}};

/// Every boot that gets a prefix of another size.
constexpr std::array<const char*, 4> kSizes{"other-only", "slaac", "lease", "no-address"};

/// The first message of the client with all of these options: a Solicit, or a Rebind of what it held before the power cut.
std::optional<Dhcp> first_with(const Scene& scene, const Span& boot, std::initializer_list<std::uint16_t> options)
{
    for (auto& each : scene.dhcp(Port::wan, boot, false)) {
        if (std::ranges::all_of(options, [&](std::uint16_t code) { return carries(each.message, code); })) {
            return each;
        }
    }
    return std::nullopt;
}

Finding delegation_asked(const Scene& scene, const Flags& flags)
{
    const auto boot = boot_of(scene, flags.boot);
    if (!boot) {
        return not_booted(flags.boot);
    }
    if (const auto asked = first_with(scene, *boot, {option::kIaPd})) {
        return pass(std::string(flags.words) + ": " + to_string(asked->message.kind) + " with IA_PD", {asked->packet});
    }
    const auto why = why_unproven_at_boot(scene, *boot);
    return why ? not_observed(*why) : fail(std::string(flags.words) + ": IA_PD is not asked for");
}

/// Nothing when no prefix was given in this boot: then other rows say why.
std::optional<Finding> size_taken(const Scene& scene, const std::string& name)
{
    const auto boot = boot_of(scene, name);
    const auto given = boot ? delegation_in(scene, *boot) : std::nullopt;
    if (!given) {
        return std::nullopt;
    }
    const auto prefix = delegated_by(given->message).front();
    const auto size = "/" + std::to_string(prefix.length);
    if (const auto* advert = announced_in(scene, prefix, {.from = given->packet->time, .to = boot->to})) {
        return pass(size + " announced", {given->packet, advert});
    }
    const auto span = after(given->packet->time, kTold);
    return boot->to < span.to
               ? not_observed(size + ": the boot ended too soon after the delegation", {given->packet})
               : answering(if_silence_counts(scene, Port::lan, span,
                                             fail(size + ": no /64 of it was announced on the LAN", {given->packet})),
                           given->packet->time, kTold);
}

/// Where a packet for a neighbour's address of the WAN prefix went: to the router, or was the neighbour looked for on the link?
Finding not_assumed_on_link(const Scene& scene, const std::string& name)
{
    const auto* packet = scene.sent(kVariants, name);
    if (packet == nullptr) {
        return never_sent(scene, kVariants, name);
    }
    const auto& target = packet->frame.ip->destination;
    for (const auto* seen : scene.received(Port::wan, after(packet->time, 4s))) {
        const auto* asked = as<frames::NeighborSolicit>(*seen);
        if (asked != nullptr && asked->target == target) {
            return fail("the router looked for " + measure::to_string(target) + " on the link", {packet, seen});
        }
    }
    if (const auto crossed = scene.crossed(*packet); !crossed.empty()) {
        return pass("a packet for a neighbour's address went to the ISP's router", {packet, crossed.front()});
    }
    return not_observed("a packet for a neighbour's address was not forwarded at all", {packet});
}

const Packet* address_formed(const Scene& scene, const Span& boot)
{
    std::optional<frames::Prefix> autonomous;
    for (const auto& packet : scene.packets()) {
        const auto* advert = as<frames::RouterAdvert>(packet);
        if (packet.sent && packet.port == Port::wan && advert != nullptr && boot.has(packet.time) &&
            !advert->prefixes.empty() && advert->prefixes.front().autonomous) {
            autonomous = advert->prefixes.front().prefix;
        }
    }
    for (const auto* packet : scene.received(Port::wan, boot)) {
        const auto* probe = probe_of(*packet);
        const auto& ip = packet->frame.ip;
        if (autonomous && ip && measure::contains(*autonomous, probe != nullptr ? probe->target : ip->source)) {
            return packet;
        }
    }
    return nullptr;
}

}  // namespace

Finding waa1(const Scene& scene)
{
    const auto boot = boot_of(scene, "slaac");
    if (!boot) {
        return not_booted("slaac");
    }
    const auto* formed = address_formed(scene, *boot);
    if (formed == nullptr) {
        const auto why = why_unproven_at_boot(scene, *boot);
        return why ? not_observed(*why) : fail("no address of the autonomous prefix of the WAN was formed");
    }
    const auto* probe = probe_of(*formed);
    const auto& address = probe != nullptr ? probe->target : formed->frame.ip->source;
    const auto said = "formed " + measure::to_string(address) +
                      (frames::embedded_mac(address) ? ", which carries its MAC" : ", which does not show its MAC");
    return pass(said, {formed});
}

Finding waa2(const Scene& scene)
{
    const auto boot = boot_of(scene, "slaac");
    if (!boot || address_formed(scene, *boot) == nullptr) {
        return boot ? not_observed("the router formed no address of the WAN's prefix") : not_booted("slaac");
    }
    return not_assumed_on_link(scene, "beside.slaac");
}

Finding waa18(const Scene& scene)
{
    const auto boot = boot_of(scene, "lease");
    if (!boot) {
        return not_booted("lease");
    }
    for (const auto& [packet, message] : scene.dhcp(Port::wan, *boot, true)) {
        const auto given = associations(message, option::kIaNa);
        if (message.kind == Kind::reply && !given.empty() && !given.front().leased.empty()) {
            return not_assumed_on_link(scene, "beside.leased");
        }
    }
    return not_observed("the router was given no address");
}

Finding waa7(const Scene& scene)
{
    const auto boot = boot_of(scene, "no-address");
    const auto given = boot ? delegation_in(scene, *boot) : std::nullopt;
    if (!given) {
        return boot ? not_observed("without an address the router took no prefix either: see WPD-6")
                    : not_booted("no-address");
    }
    const auto prefix = delegated_by(given->message).front();
    const Packet* unsuitable = nullptr;
    for (const auto* packet : own_traffic(scene, {.from = given->packet->time, .to = boot->to})) {
        const auto& ip = *packet->frame.ip;
        if (measure::contains(prefix, ip.source)) {
            return pass("the router speaks from " + measure::to_string(ip.source) + " of the delegated prefix", {packet});
        }
        unsuitable = unsuitable == nullptr && frames::is_global(ip.destination) ? packet : unsuitable;
    }
    if (unsuitable != nullptr) {
        return fail("the router speaks to the Internet from " + measure::to_string(unsuitable->frame.ip->source),
                    {given->packet, unsuitable});
    }
    return not_observed("the router had nothing of its own to say to the Internet", {given->packet});
}

Finding wpd3(const Scene& scene)
{
    std::vector<Finding> all;
    for (const auto* name : kSizes) {
        if (auto taken = size_taken(scene, name)) {
            all.push_back(*std::move(taken));
        }
    }
    return all.size() < 2 ? not_observed("the router took prefixes of fewer than two sizes") : together(std::move(all));
}

Finding wpd4(const Scene& scene)
{
    std::vector<Finding> all;
    for (const auto& flags : kFlags) {
        all.push_back(delegation_asked(scene, flags));
    }
    return together(std::move(all));
}

Finding wpd6(const Scene& scene)
{
    const auto boot = boot_of(scene, "no-address");
    if (!boot) {
        return not_booted("no-address");
    }
    const auto both = first_with(scene, *boot, {option::kIaNa, option::kIaPd});
    if (!both) {
        const auto said = first_with(scene, *boot, {});
        return said ? not_applicable("IA_NA and IA_PD are not asked for in one message", {said->packet})
                    : not_observed("the client said nothing");
    }
    const auto given = delegation_in(scene, *boot);
    if (!given) {
        return fail("a prefix was offered without an address, and was not asked for", {both->packet});
    }
    const auto taken = size_taken(scene, "no-address");
    return taken->verdict == Verdict::pass ? pass("the prefix was taken without an address", {both->packet, given->packet})
                                           : *taken;
}

Finding wll4(const Scene& scene)
{
    constexpr std::uint32_t kMtu = 1480;
    const auto* packet = scene.sent(kVariants, "mtu.out");
    const auto boot = boot_of(scene, "slaac");
    if (packet == nullptr || !boot) {
        return never_sent(scene, kVariants, "mtu.out");
    }
    for (const auto* answer : errors_about(scene, *packet, 2s)) {
        const auto* error = as<frames::IcmpError>(*answer);
        if (error->type == 2 && error->parameter <= kMtu && error->parameter >= 1280) {
            return pass("a packet of 1500 octets drew Packet Too Big with " + std::to_string(error->parameter),
                        {packet, answer});
        }
    }
    for (const auto& [heard, advert] : scene.adverts(Port::lan, {.from = boot->from, .to = packet->time})) {
        if (advert->mtu && *advert->mtu <= kMtu) {
            return pass("the LAN is told of an MTU of " + std::to_string(*advert->mtu), {heard});
        }
    }
    if (const auto crossed = scene.crossed(*packet); !crossed.empty()) {
        return warn("the MTU of the WAN's advertisement is not used: 1500 octets went out", {packet, crossed.front()});
    }
    return if_silence_counts(scene, Port::lan, after(packet->time, 2s),
                             fail("a packet that is too large for the WAN was lost without a word", {packet}));
}

}  // namespace cpe::judge::rules
