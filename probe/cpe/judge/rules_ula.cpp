#include "probe/cpe/judge/expect.hpp"
#include "probe/cpe/judge/rules.hpp"

#include <algorithm>
#include <map>

namespace cpe::judge::rules {
namespace {

using namespace std::chrono_literals;

/// Every unique local prefix that was announced, with the first packet of it; those withdrawn do not count.
std::map<frames::Prefix, const Packet*> local_prefixes(const Scene& scene, const Span& span)
{
    std::map<frames::Prefix, const Packet*> found;
    for (const auto& [packet, advert] : scene.adverts(Port::lan, span)) {
        for (const auto& info : advert->prefixes) {
            if (frames::is_unique_local(info.prefix.base) && info.valid > 0) {
                found.emplace(info.prefix, packet);
            }
        }
    }
    return found;
}

bool has_global(const frames::RouterAdvert& advert)
{
    return std::ranges::any_of(advert.prefixes, [](const auto& info) { return frames::is_global(info.prefix.base); });
}

}  // namespace

Finding ula1(const Scene& scene)
{
    const auto found = local_prefixes(scene, scene.whole());
    if (!found.empty()) {
        return pass("announces " + measure::to_string(found.begin()->first), {found.begin()->second});
    }
    return scene.adverts(Port::lan, scene.whole()).empty()
               ? not_observed("no advertisement came on the LAN")
               : warn("announces no unique local prefix as shipped; it may have to be switched on");
}

Finding ula2(const Scene& scene)
{
    const auto on = scene.noted("reboot", "power.on");
    const auto before = local_prefixes(scene, {.from = scene.whole().from, .to = on.value_or(scene.whole().to)});
    for (const auto& [prefix, packet] : before) {
        if ((prefix.base.octets[0] & 1U) == 0) {
            return fail("the unique local prefix is of fc00::/8, which nobody may assign (RFC 4193 section 3.1)", {packet});
        }
    }
    if (before.empty()) {
        return not_applicable("announces no unique local prefix");
    }
    if (!on) {
        return not_observed("the router was not rebooted", {before.begin()->second});
    }
    const auto later = local_prefixes(scene, {.from = *on, .to = scene.whole().to});
    if (later.empty()) {
        return not_observed("no unique local prefix came after the reboot", {before.begin()->second});
    }
    const auto& [prefix, packet] = *later.begin();
    const bool same = before.contains(prefix);
    const auto said = measure::to_string(prefix) + (same ? " before and after the reboot" : " is new after the reboot");
    return same ? pass(said, {before.begin()->second, packet}) : fail(said, {before.begin()->second, packet});
}

Finding ula4(const Scene& scene)
{
    return must_not_cross(scene, "security",
                          {"ula.source-out", "ula.destination-out", "ula.source-in", "ula.destination-in"});
}

Finding ula5(const Scene& scene)
{
    Packets proof;
    for (const auto& [packet, advert] : scene.adverts(Port::lan, scene.whole())) {
        const bool local = std::ranges::any_of(advert->prefixes,
                                               [](const auto& info) { return frames::is_unique_local(info.prefix.base); });
        if (!local || has_global(*advert)) {
            continue;
        }
        proof.push_back(packet);
        if (advert->lifetime > 0) {
            return fail("a default router with nothing but a unique local prefix", {packet});
        }
    }
    return proof.empty() ? not_applicable("never announced a unique local prefix alone")
                         : pass("router lifetime 0 while there was only a unique local prefix", proof);
}

Finding ula6(const Scene& scene)
{
    const auto found = local_prefixes(scene, scene.whole());
    if (found.empty()) {
        return not_applicable("announces no unique local prefix");
    }
    const auto& [prefix, packet] = *found.begin();
    const auto id = prefix.base.octets;
    const bool zero = std::all_of(id.begin() + 1, id.begin() + 6, [](std::uint8_t octet) { return octet == 0; });
    return zero ? fail("the global id of " + measure::to_string(prefix) + " is all zeros, not random", {packet})
                : info("the global id of " + measure::to_string(prefix) + "; whether two devices differ takes two devices",
                       {packet});
}

}  // namespace cpe::judge::rules
