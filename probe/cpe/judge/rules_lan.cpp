#include "probe/cpe/judge/expect.hpp"
#include "probe/cpe/judge/rules.hpp"

#include <algorithm>

namespace cpe::judge::rules {
namespace {

using namespace std::chrono_literals;

constexpr auto kRaDelay = 600ms;  ///< MAX_RA_DELAY_TIME of half a second (RFC 4861 section 10), and a tenth for the cables.

/// Every advertisement on the LAN, for rules that read its fields.
std::vector<Advert> all_adverts(const Scene& scene)
{
    return scene.adverts(Port::lan, scene.whole());
}

/// The first advertisement that breaks a rule decides; none at all proves nothing.
template <typename Breaks>
Finding each_advert(const Scene& scene, const std::string& good, Breaks breaks)
{
    const auto heard = all_adverts(scene);
    for (const auto& [packet, advert] : heard) {
        if (auto broken = breaks(*packet, *advert)) {
            return *std::move(broken);
        }
    }
    return heard.empty() ? not_observed("no advertisement came on the LAN")
                         : pass(good + " in " + std::to_string(heard.size()) + " advertisements", {heard.front().packet});
}

Finding solicited(const Scene& scene)
{
    const auto* asked = scene.sent("steady", "solicit");
    if (asked == nullptr) {
        return never_sent(scene, "steady", "solicit");
    }
    const auto heard = scene.adverts(Port::lan, after(asked->time, 4s));
    if (heard.empty()) {
        return if_silence_counts(scene, Port::lan, after(asked->time, 3s),
                                 fail("a router solicitation was not answered", {asked}));
    }
    const auto& packet = *heard.front().packet;
    const auto delay = packet.time - asked->time;
    const auto said = "a router solicitation was answered after " + in_words(delay);
    // Answers to all nodes may be held back for three seconds (RFC 4861 section 6.2.6).
    const bool to_all = frames::is_multicast(packet.frame.ip->destination);
    return answering(delay <= kRaDelay || to_all ? pass(said, {asked, &packet}) : fail(said, {asked, &packet}), asked->time,
                     4s);
}

Finding ignores_foreign(const Scene& scene)
{
    const auto* asked = scene.sent("steady", "solicit-hop-254");
    if (asked == nullptr) {
        return never_sent(scene, "steady", "solicit-hop-254");
    }
    for (const auto& [packet, advert] : scene.adverts(Port::lan, after(asked->time, kRaDelay))) {
        if (packet->frame.ip->destination == asked->frame.ip->source) {
            return fail("a solicitation with hop limit 254 was answered", {asked, packet});
        }
    }
    return pass("a solicitation with hop limit 254 was not answered", {asked});
}

Finding says_router(const Scene& scene)
{
    const auto* asked = scene.sent("steady", "neighbor-solicit");
    if (asked == nullptr) {
        return never_sent(scene, "steady", "neighbor-solicit");
    }
    for (const auto* packet : scene.received(Port::lan, after(asked->time, 1s))) {
        const auto* advert = as<frames::NeighborAdvert>(*packet);
        if (advert != nullptr && advert->target == as<frames::NeighborSolicit>(*asked)->target) {
            return advert->router ? pass("its neighbour advertisement has R set", {packet})
                                  : fail("its neighbour advertisement has R clear", {packet});
        }
    }
    return if_silence_counts(scene, Port::lan, after(asked->time, 1s),
                             fail("a neighbour solicitation was not answered", {asked}));
}

std::optional<Finding> header_breaks(const Packet& packet, const frames::RouterAdvert& advert)
{
    if (!packet.frame.ip->checksum_good) {
        return fail("the checksum is wrong", {&packet});
    }
    if (advert.reserved != 0) {
        return fail("reserved bits are set", {&packet});
    }
    if (advert.lifetime > 9000) {
        return warn("a router lifetime of " + std::to_string(advert.lifetime) + " s, above the 9000 of RFC 4861", {&packet});
    }
    if (advert.hop_limit > 0 && advert.hop_limit < 64) {
        return warn("a current hop limit of " + std::to_string(advert.hop_limit), {&packet});
    }
    return std::nullopt;
}

}  // namespace

Finding l1(const Scene& scene)
{
    const auto header = each_advert(
        scene, "hop limit 255, link-local source, source link-layer address",
        [](const Packet& packet, const frames::RouterAdvert& advert) -> std::optional<Finding> {
            if (packet.frame.ip->hop_limit != 255 || !frames::is_link_local(packet.frame.ip->source)) {
                return fail("an advertisement that hosts must ignore", {&packet});
            }
            return advert.source_link ? std::nullopt : std::optional(warn("no source link-layer address", {&packet}));
        });
    return together({header, solicited(scene), ignores_foreign(scene), says_router(scene)});
}

Finding l1a(const Scene& scene)
{
    return each_advert(scene, "lifetime, hop limit, reserved bits and checksum are right", header_breaks);
}

Finding l1b(const Scene& scene)
{
    const auto* asked = scene.sent("steady", "solicit");
    if (asked == nullptr) {
        return never_sent(scene, "steady", "solicit");
    }
    for (const auto& [packet, advert] : scene.adverts(Port::lan, after(asked->time, 4s))) {
        if (packet->frame.ip->destination == asked->frame.ip->source) {
            return pass("answered by unicast", {asked, packet});
        }
    }
    return info("not answered by unicast", {asked});
}

Finding l2(const Scene& scene)
{
    const auto finding = each_advert(
        scene, "a /64 of the delegated prefix",
        [&](const Packet& packet, const frames::RouterAdvert& advert) -> std::optional<Finding> {
            const auto delegated = scene.delegated(packet.time);
            for (const auto& info : advert.prefixes) {
                const bool inside = std::ranges::any_of(
                    delegated, [&](const auto& prefix) { return measure::contains(prefix, info.prefix.base); });
                if (info.prefix.length != 64 && info.valid > 0) {
                    return fail("announces " + measure::to_string(info.prefix) + ", which is no /64", {&packet});
                }
                if (frames::is_global(info.prefix.base) && info.valid > 0 && !delegated.empty() && !inside) {
                    return fail("announces " + measure::to_string(info.prefix) + ", which was not delegated", {&packet});
                }
            }
            return std::nullopt;
        });
    if (finding.verdict == Verdict::pass && scene.delegated(scene.whole().to).empty()) {
        return not_observed("no prefix was delegated");
    }
    return finding;
}

/// The advertisement that was solicited in service.
Finding l3(const Scene& scene)
{
    const auto* asked = scene.sent("steady", "solicit");
    const auto heard = asked != nullptr ? scene.adverts(Port::lan, after(asked->time, 4s)) : std::vector<Advert>();
    if (heard.empty()) {
        return not_observed("no advertisement was solicited in service");
    }
    const auto& [packet, advert] = heard.front();
    for (const auto& info : advert->prefixes) {
        const bool covered = std::ranges::any_of(
            advert->routes, [&](const auto& route) { return measure::contains(route.prefix, info.prefix.base); });
        if (!covered) {
            return fail("no route information covers " + measure::to_string(info.prefix), {packet});
        }
    }
    return advert->prefixes.empty() ? not_observed("no prefix was announced", {packet})
                                    : pass("route information covers every prefix", {packet});
}

Finding l5(const Scene& scene)
{
    const auto heard = all_adverts(scene);
    if (!heard.empty()) {
        return pass("advertises on the LAN port that is plugged in; others are seen port by port", {heard.front().packet});
    }
    const auto* asked = scene.sent("steady", "solicit");
    return asked == nullptr
               ? not_observed("no advertisement came, and none was solicited")
               : if_silence_counts(scene, Port::lan, after(asked->time, 3s), fail("does not advertise", {asked}));
}

Finding l6(const Scene& scene)
{
    return each_advert(
        scene, "A and L are set", [](const Packet& packet, const frames::RouterAdvert& advert) -> std::optional<Finding> {
            for (const auto& info : advert.prefixes) {
                if (info.valid > 0 && (!info.autonomous || !info.on_link)) {
                    return fail(measure::to_string(info.prefix) + " has " + (info.autonomous ? "L" : "A") + " clear",
                                {&packet});
                }
            }
            return std::nullopt;
        });
}

Finding l20(const Scene& scene)
{
    for (const auto& [packet, advert] : all_adverts(scene)) {
        if (advert->mtu && *advert->mtu < 1280) {
            return fail("announces an MTU of " + std::to_string(*advert->mtu), {packet});
        }
        if (advert->mtu) {
            return info("announces an MTU of " + std::to_string(*advert->mtu), {packet});
        }
    }
    return all_adverts(scene).empty() ? not_observed("no advertisement came on the LAN") : info("announces no MTU");
}

Finding lpd11(const Scene& scene)
{
    for (const auto& [packet, advert] : all_adverts(scene)) {
        for (const auto& info : advert->prefixes) {
            if (info.delegation_preferred) {
                return judge::info("the P flag is set for " + measure::to_string(info.prefix), {packet});
            }
        }
    }
    return all_adverts(scene).empty() ? not_observed("no advertisement came on the LAN") : info("the P flag is clear");
}

}  // namespace cpe::judge::rules
