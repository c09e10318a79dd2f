#include "probe/cpe/judge/expect.hpp"
#include "probe/cpe/judge/rules.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace cpe::judge::rules {
namespace {

using namespace std::chrono_literals;
using namespace frames::dhcp6;

/// A router that begins to advertise a prefix may let 16 s pass between its first advertisements (RFC 4861 section 10).
constexpr auto kTold = 20s;

std::vector<Association> prefixes_in(const Message& message)
{
    return associations(message, option::kIaPd);
}

/// The first Reply of ours that delegates.
std::optional<Dhcp> first_delegation(const Scene& scene)
{
    for (auto& each : scene.dhcp(Port::wan, scene.whole(), true)) {
        const auto given = prefixes_in(each.message);
        if (each.message.kind == Kind::reply && !given.empty() && !given.front().leased.empty()) {
            return each;
        }
    }
    return std::nullopt;
}

/// A LAN advertisement with a /64 inside a prefix.
const Packet* announced(const Scene& scene, const frames::Prefix& prefix, const Span& span)
{
    for (const auto& [packet, advert] : scene.adverts(Port::lan, span)) {
        for (const auto& info : advert->prefixes) {
            if (info.prefix.length == 64 && measure::contains(prefix, info.prefix.base)) {
                return packet;
            }
        }
    }
    return nullptr;
}

/// A packet for delegated space on no link must not be sent on (RFC 7084 WPD-5): neither out of the WAN nor back out of it.
Finding no_loop(const Scene& scene, const std::string& name)
{
    const auto* packet = scene.sent("steady", name);
    if (packet == nullptr) {
        return never_sent(scene, "steady", name);
    }
    auto seen = packet->port == Port::wan ? scene.returned(*packet) : scene.crossed(*packet);
    if (!seen.empty()) {
        seen.insert(seen.begin(), packet);
        return fail(name + " was sent out of the WAN " + std::to_string(seen.size() - 1) + " times", seen);
    }
    return if_silence_counts(scene, packet->port, after(packet->time, 2s), pass(name + " was dropped", {packet}));
}

Finding unreachable(const Scene& scene, const std::string& name, milliseconds within)
{
    const auto* packet = scene.sent("steady", name);
    if (packet == nullptr) {
        return never_sent(scene, "steady", name);
    }
    for (const auto* answer : errors_about(scene, *packet, within)) {
        const auto* error = as<frames::IcmpError>(*answer);
        if (error->type == 1 && (error->code == 0 || error->code == 3 || error->code == 6)) {
            return pass(name + " drew an unreachable, code " + std::to_string(error->code), {packet, answer});
        }
    }
    return if_silence_counts(scene, packet->port, after(packet->time, within),
                             warn(name + " drew no unreachable", {packet}));
}

}  // namespace

Finding wpd1(const Scene& scene)
{
    for (const auto& [packet, message] : scene.client(scene.whole(), Kind::solicit)) {
        if (prefixes_in(message).empty()) {
            continue;
        }
        const auto given = first_delegation(scene);
        if (!given) {
            return fail("IA_PD is solicited, but what was advertised was not requested", {packet});
        }
        const auto prefix = prefixes_in(given->message).front().leased.back().prefix;
        const auto* advert = announced(scene, prefix, after(given->packet->time, kTold));
        if (advert == nullptr && scene.whole().to < given->packet->time + kTold) {
            return not_observed("the recording ends before the LAN had to be told of the delegation",
                                {packet, given->packet});
        }
        if (advert == nullptr) {
            return fail("no /64 of the delegated prefix was announced on the LAN within 20 s", {packet, given->packet});
        }
        return answering(
            pass("announced on the LAN " + in_words(advert->time - given->packet->time) + " after the delegation",
                 {packet, given->packet, advert}),
            given->packet->time, kTold);
    }
    return scene.all_noted("power.on").empty() ? not_observed("no Solicit came, and the router was not booted")
                                               : fail("no prefix was solicited");
}

Finding wpd2(const Scene& scene)
{
    const auto solicits = scene.client(scene.whole(), Kind::solicit);
    for (const auto& [packet, message] : solicits) {
        for (const auto& association : prefixes_in(message)) {
            if (association.leased.empty() || association.leased.front().prefix.length == 0) {
                continue;
            }
            const int length = association.leased.front().prefix.length;
            const auto said = "the hint is a /" + std::to_string(length);
            return length <= 64 && length % 4 == 0 ? pass(said, {packet}) : fail(said, {packet});
        }
    }
    return solicits.empty() ? not_observed("no Solicit came")
                            : not_applicable("the router gives no hint", {solicits.front().packet});
}

Finding wpd5(const Scene& scene)
{
    return together({no_loop(scene, "nowhere.in"), no_loop(scene, "nowhere.out"), no_loop(scene, "nowhere.lan")});
}

Finding wpd5a(const Scene& scene)
{
    return unreachable(scene, "nowhere.out", 1s);
}

Finding wpd7(const Scene& scene)
{
    const std::array groups{frames::address("ff02::5"), frames::address("ff02::6"), frames::address("ff02::9"),
                            frames::address("ff02::d")};
    const auto heard = scene.received(Port::wan, scene.whole());
    for (const auto* packet : heard) {
        const auto* tcp = as<frames::Tcp>(*packet);
        const auto& ip = packet->frame.ip;
        // Joining a group is no routing protocol: only what is sent to it by its members is.
        const bool grouped = ip && std::ranges::find(groups, ip->destination) != groups.end();
        if (grouped || (tcp != nullptr && tcp->destination_port == 179)) {
            return fail("a routing protocol speaks on the WAN", {packet});
        }
    }
    return heard.empty() ? not_observed("nothing came on the WAN")
                         : pass("no routing protocol in " + std::to_string(heard.size()) + " frames on the WAN");
}

Finding wpd8(const Scene& scene)
{
    const auto solicits = scene.client(scene.whole(), Kind::solicit);
    for (const auto& [packet, message] : solicits) {
        if (asks_for(message, option::kPrefixExclude)) {
            return info("asks for Prefix Exclude; whether it keeps to it is not tested yet", {packet});
        }
    }
    return solicits.empty() ? not_observed("no Solicit came")
                            : warn("Prefix Exclude is not asked for", {solicits.front().packet});
}

Finding wpd9(const Scene& scene)
{
    const auto releases = scene.client(scene.whole(), Kind::release);
    if (!releases.empty()) {
        return warn("the lease is released without being told to", {releases.front().packet});
    }
    const auto cuts = scene.all_noted("power.off").size();
    const auto flaps = scene.all_noted("carrier.down").size();
    if (cuts + flaps == 0 || scene.delegated(scene.whole().to).empty()) {
        return not_observed("a router with a lease was neither rebooted nor unplugged");
    }
    return pass("no Release over " + std::to_string(cuts) + " power cuts and " + std::to_string(flaps) +
                " link resets; a restart from its own menu is not tested");
}

Finding wpd10(const Scene& scene)
{
    std::set<std::uint32_t> addresses;
    std::set<std::uint32_t> prefixes;
    Packets proof;
    for (const auto& [packet, message] : scene.dhcp(Port::wan, scene.whole(), false)) {
        for (const auto code : {option::kIaNa, option::kIaPd}) {
            for (const auto& association : associations(message, code)) {
                if ((code == option::kIaNa ? addresses : prefixes).insert(association.id).second) {
                    proof.push_back(packet);
                }
            }
        }
    }
    if (addresses.empty() && prefixes.empty()) {
        return not_observed("no IA was seen");
    }
    const auto said = std::to_string(addresses.size()) + " IAID of IA_NA, " + std::to_string(prefixes.size()) + " of IA_PD";
    if (addresses.size() > 1 || prefixes.size() > 1) {
        return fail(said + ": they change", proof);
    }
    const auto boots = scene.all_noted("power.on").size() + scene.all_noted("carrier.up").size();
    return boots == 0 ? not_observed(said + ", but the router was neither rebooted nor unplugged", proof)
                      : pass(said + " over " + std::to_string(boots) + " boots and link resets", proof);
}

}  // namespace cpe::judge::rules
