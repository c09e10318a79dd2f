#include "probe/cpe/judge/expect.hpp"
#include "probe/cpe/judge/rules.hpp"

#include <algorithm>

namespace cpe::judge::rules {
namespace {

using namespace std::chrono_literals;
using namespace frames::dhcp6;

/// The Reply by which the ISP took a prefix back.
struct Change {
    const Packet* reply = nullptr;
    frames::Prefix before;
    frames::Prefix now;
};

std::optional<Change> change(const Scene& scene)
{
    const auto span = scene.phase("renumber");
    if (!span) {
        return std::nullopt;
    }
    for (const auto& [packet, message] : scene.dhcp(Port::wan, *span, true)) {
        for (const auto& association : associations(message, option::kIaPd)) {
            const auto gone = std::ranges::find(association.leased, 0U, &Leased::valid);
            const auto given =
                std::ranges::find_if(association.leased, [](const Leased& leased) { return leased.valid > 0; });
            if (message.kind == Kind::reply && gone != association.leased.end() && given != association.leased.end()) {
                return Change{.reply = packet, .before = gone->prefix, .now = given->prefix};
            }
        }
    }
    return std::nullopt;
}

const frames::PrefixInfo* info_within(const frames::RouterAdvert& advert, const frames::Prefix& prefix)
{
    const auto found =
        std::ranges::find_if(advert.prefixes, [&](const auto& info) { return measure::contains(prefix, info.prefix.base); });
    return found == advert.prefixes.end() ? nullptr : &*found;
}

/// How one advertisement speaks of a prefix that is gone: withdrawn, on its way, or not at all.
Finding speaks_of(const Packet& packet, const frames::PrefixInfo* stale)
{
    if (stale == nullptr) {
        return fail("the old prefix is left out", {&packet});
    }
    const auto said = "the old prefix has " + std::to_string(stale->preferred) + "/" + std::to_string(stale->valid) + " s";
    if (stale->preferred > 0) {
        return fail(said, {&packet});
    }
    if (!stale->autonomous || !stale->on_link) {
        return warn(said + ", but A or L were cleared", {&packet});
    }
    return stale->valid == 0      ? pass(said, {&packet})
           : stale->valid <= 7200 ? warn(said + "; RFC 9096 asks for zero", {&packet})
                                  : fail(said, {&packet});
}

bool was_announced(const Scene& scene, const Change& what)
{
    for (const auto& [packet, advert] : scene.adverts(Port::lan, {.from = scene.whole().from, .to = what.reply->time})) {
        if (const auto* info = info_within(*advert, what.before); info != nullptr && info->preferred > 0) {
            return true;
        }
    }
    return false;
}

}  // namespace

Finding l13(const Scene& scene)
{
    const auto what = change(scene);
    if (!what || !was_announced(scene, *what)) {
        return not_observed("no prefix that was announced on the LAN was taken back");
    }
    const auto span = scene.phase("renumber");
    const auto heard = scene.adverts(Port::lan, {.from = what->reply->time + 5s, .to = span->to});
    std::vector<Finding> all;
    const auto early = scene.adverts(Port::lan, after(what->reply->time, 5s));
    const bool in_time =
        std::ranges::any_of(early, [&](const Advert& each) { return info_within(*each.advert, what->now) != nullptr; });
    all.push_back(in_time ? pass("the new prefix was announced within 5 s", {what->reply})
                          : warn("the new prefix was not announced within 5 s", {what->reply}));
    for (const auto& [packet, advert] : heard) {
        auto spoken = speaks_of(*packet, info_within(*advert, what->before));
        if (spoken.verdict != Verdict::pass || all.size() == 1) {
            all.push_back(std::move(spoken));
        }
        if (all.size() > 2) {
            break;
        }
    }
    if (heard.empty()) {
        return if_silence_counts(scene, Port::lan, after(what->reply->time, 30s),
                                 fail("no advertisement followed", {what->reply}));
    }
    return answering(together(std::move(all)), what->reply->time, 30s);
}

Finding l14(const Scene& scene)
{
    const auto what = change(scene);
    const auto sent = scene.all_sent("renumber", "stale.out");
    if (!what || sent.empty() || sent.back()->time < what->reply->time) {
        return never_sent(scene, "renumber", "stale.out");
    }
    const auto& packet = *sent.back();
    if (!measure::contains(what->before, packet.frame.ip->source)) {
        return not_observed("the host had no address of the old prefix", {&packet});
    }
    if (const auto crossed = scene.crossed(packet); !crossed.empty()) {
        return fail("a packet from the old prefix was forwarded", {&packet, crossed.front()});
    }
    const auto errors = errors_about(scene, packet, 2s);
    for (const auto* answer : errors) {
        const auto* error = as<frames::IcmpError>(*answer);
        const auto said = "dropped with type " + std::to_string(error->type) + " code " + std::to_string(error->code);
        return error->type == 1 && error->code == 5 ? pass(said, {&packet, answer}) : warn(said, {&packet, answer});
    }
    return if_silence_counts(scene, Port::lan, after(packet.time, 2s), fail("dropped without a word", {&packet}));
}

Finding l17(const Scene& scene)
{
    const auto on = scene.noted("reboot", "power.on");
    if (!on) {
        return not_observed("the router was not rebooted");
    }
    const auto before = scene.delegated(*on);
    const auto end = scene.phase("reboot")->to;
    const auto after_boot = scene.delegated(end);
    if (before.empty() || after_boot.back() == before.back()) {
        return not_observed("the router got no other prefix after the reboot");
    }
    const Packet* first_new = nullptr;
    for (const auto& [packet, advert] : scene.adverts(Port::lan, {.from = *on, .to = end})) {
        if (first_new == nullptr && info_within(*advert, after_boot.back()) != nullptr) {
            first_new = packet;
        }
        const auto* stale = info_within(*advert, before.back());
        if (first_new != nullptr && stale != nullptr && stale->preferred == 0 && packet->time <= first_new->time + 10s) {
            return pass("the prefix of before the reboot was withdrawn " + in_words(packet->time - first_new->time) +
                            " after the new one was announced",
                        {first_new, packet});
        }
    }
    return first_new == nullptr ? not_observed("the new prefix was not announced")
                                : warn("the prefix of before the reboot was not withdrawn: hosts keep it", {first_new});
}

Finding l18(const Scene& scene)
{
    const auto what = change(scene);
    if (!what) {
        return not_observed("no prefix was taken back");
    }
    bool held = false;
    for (const auto& [packet, message] : scene.dhcp(Port::lan, scene.whole(), false)) {
        for (const auto& association : associations(message, option::kIaNa)) {
            for (const auto& leased : association.leased) {
                const bool old = measure::contains(what->before, leased.prefix.base);
                held = held || (old && packet->time < what->reply->time && leased.valid > 0);
                if (old && packet->time > what->reply->time && message.kind == Kind::reply) {
                    const auto said =
                        "after the change the old address is renewed for " + std::to_string(leased.valid) + " s";
                    return leased.valid == 0 ? pass(said, {packet}) : fail(said, {packet});
                }
            }
        }
    }
    return held ? fail("a Renew after the change did not withdraw the old address", {what->reply})
                : not_applicable("no host held an address by DHCPv6");
}

}  // namespace cpe::judge::rules
