#include "probe/cpe/judge/expect.hpp"
#include "probe/cpe/judge/rules.hpp"

#include <algorithm>

namespace cpe::judge::rules {
namespace {

using namespace std::chrono_literals;

constexpr auto kAnswer = 1s;

/// The echo reply to an echo of the router's own, with its payload.
Packets echo_replies(const Scene& scene, const Packet& packet)
{
    auto found = scene.received(packet.port, after(packet.time, kAnswer));
    std::erase_if(found, [&](const Packet* other) {
        const auto* echo = as<frames::Echo>(*other);
        return echo == nullptr || echo->request || (echo->id & 0xFF00U) != 0x0E00U;
    });
    return found;
}

Packets neighbor_adverts(const Scene& scene, const Packet& asked)
{
    const auto* question = as<frames::NeighborSolicit>(asked);
    auto found = scene.received(asked.port, after(asked.time, kAnswer));
    std::erase_if(found, [&](const Packet* other) {
        const auto* advert = as<frames::NeighborAdvert>(*other);
        return question == nullptr || advert == nullptr || advert->target != question->target;
    });
    return found;
}

Finding echo_behind(const Scene& scene, const std::string& name)
{
    const auto* packet = scene.sent("steady", name);
    if (packet == nullptr) {
        return never_sent(scene, "steady", name);
    }
    const auto replies = echo_replies(scene, *packet);
    if (!replies.empty()) {
        return pass(name + " answered", replies);
    }
    return if_silence_counts(scene, Port::lan, after(packet->time, kAnswer), warn(name + " not answered", {packet}));
}

/// How a router that lost its uplink told the LAN; RFC 7084 G-5 with the times of the catalogue.
Finding lost(const Scene& scene, const std::string& trigger, bool at_once)
{
    const auto began = scene.step("outage", trigger);
    const auto asked = scene.step("outage", trigger + ".solicit");
    if (!began || !asked) {
        return not_observed("the trigger '" + trigger + "' was not given");
    }
    const auto later = scene.adverts(Port::lan, {.from = *began + (at_once ? 5500ms : 45s), .to = *asked + 10s});
    for (const auto& [packet, advert] : later) {
        if (advert->lifetime > 0) {
            return answering(fail(trigger + ": an advertisement " + in_words(packet->time - *began) +
                                      " after it still has a router lifetime of " + std::to_string(advert->lifetime) + " s",
                                  {packet}),
                             *began, 15s);
        }
    }
    for (const auto& [packet, advert] : scene.adverts(Port::lan, {.from = *began, .to = *asked + 10s})) {
        const auto delay = packet->time - *began;
        if (advert->lifetime == 0 && frames::is_multicast(packet->frame.ip->destination)) {
            const auto said = trigger + ": router lifetime 0 told to all after " + in_words(delay);
            const bool soon = delay <= (at_once ? 5s : 40s);
            return answering(soon ? pass(said, {packet}) : warn(said, {packet}), *began, 15s);
        }
    }
    if (!later.empty()) {
        return answering(warn(trigger + ": router lifetime 0 only told when asked", {later.front().packet}), *began, 15s);
    }
    return if_silence_counts(scene, Port::lan, {.from = *began, .to = *asked + 5s},
                             fail(trigger + ": the LAN was told nothing"));
}

}  // namespace

Finding g1(const Scene& scene)
{
    const auto* asked = scene.sent("steady", "neighbor-solicit");
    if (asked == nullptr) {
        return never_sent(scene, "steady", "neighbor-solicit");
    }
    const auto adverts = neighbor_adverts(scene, *asked);
    const auto neighbor = adverts.empty() ? if_silence_counts(scene, Port::lan, after(asked->time, kAnswer),
                                                              fail("the neighbour solicitation was not answered", {asked}))
                                          : pass("the neighbour solicitation was answered", adverts);
    return together({neighbor, echo_behind(scene, "echo.hop-by-hop"), echo_behind(scene, "echo.destination-options")});
}

Finding g2(const Scene& scene)
{
    const auto error = [&](const std::string& name, std::uint8_t type, std::uint8_t code, Verdict missing) {
        const auto* packet = scene.sent("steady", name);
        if (packet == nullptr) {
            return never_sent(scene, "steady", name);
        }
        for (const auto* answer : errors_about(scene, *packet, kAnswer)) {
            const auto* said = as<frames::IcmpError>(*answer);
            if (said->type == type && said->code == code) {
                return answering(pass(name + " drew type " + std::to_string(type), {answer}), packet->time, kAnswer);
            }
        }
        const auto what = name + " drew no error of type " + std::to_string(type) + " code " + std::to_string(code);
        return if_silence_counts(scene, Port::lan, after(packet->time, kAnswer), find(missing, what, {packet}));
    };
    return together({error("hop-limit.out", 3, 0, Verdict::fail), error("closed-port", 1, 4, Verdict::warn)});
}

Finding g2a(const Scene& scene)
{
    const auto* packet = scene.sent("steady", "hop-limit.large");
    if (packet == nullptr) {
        return never_sent(scene, "steady", "hop-limit.large");
    }
    const auto errors = errors_about(scene, *packet, kAnswer);
    if (errors.empty()) {
        return not_observed("no error came that could be measured", {packet});
    }
    const auto length = errors.front()->frame.ip->length;
    const auto said = "the error has " + std::to_string(length) + " octets";
    if (length < 40 + 8 + 48) {
        return fail(said + ", too few to find the packet it is about", errors);
    }
    return length >= 1240 && length <= 1280 ? pass(said, errors) : warn(said + ", where 1280 were possible", errors);
}

Finding g3(const Scene& scene)
{
    Names names;
    for (int second = 0; second < 20; ++second) {
        for (const auto* kind : {"early.out-", "early.ula-", "early.in-"}) {
            names.push_back(kind + std::to_string(second));
        }
    }
    auto finding = must_not_cross(scene, "boot", names);
    const auto knocked = scene.step("boot", "early.knock");
    const auto served = scene.step("boot", "line.in-service");
    const bool early = finding.verdict == Verdict::not_observed && knocked && served && !scene.sent("boot", "early.in-19");
    if (finding.verdict != Verdict::not_observed || early || !knocked || !served) {
        return finding;
    }
    // At boot a frame of the router on the WAN in the same phase is the control.
    const auto why = why_unproven_at_boot(scene, {.from = *knocked, .to = *served + 20s});
    return why ? not_observed(*why) : pass("nothing came out on the other side before there was a prefix");
}

Finding g4(const Scene& scene)
{
    const auto on = scene.noted("boot", "power.on");
    const auto adverts = scene.step("boot", "wan.adverts-only");
    if (!on || !adverts) {
        return not_observed("the router was not booted with a silent WAN");
    }
    const auto heard = scene.adverts(Port::lan, {.from = *on, .to = *adverts});
    Packets proof;
    for (const auto& [packet, advert] : heard) {
        if (advert->lifetime > 0) {
            return fail("a router lifetime of " + std::to_string(advert->lifetime) + " s without any router on the WAN",
                        {packet});
        }
        proof.push_back(packet);
    }
    if (const auto why = why_unproven_at_boot(scene, {.from = *on, .to = *adverts})) {
        return not_observed(*why);
    }
    return pass(heard.empty() ? "no advertisement while the WAN was silent" : "router lifetime 0 while the WAN was silent",
                proof);
}

Finding g5(const Scene& scene)
{
    return together({lost(scene, "withdrawn", true), lost(scene, "carrier.down", true), lost(scene, "silent", false)});
}

Finding g6(const Scene& scene)
{
    std::vector<Finding> all;
    for (const auto* trigger : {"withdrawn", "carrier", "silent"}) {
        const auto back = scene.step("outage", std::string(trigger) + ".restored");
        if (!back) {
            continue;
        }
        auto finding = info(std::string(trigger) + ": no default router again within 30 s");
        for (const auto& [packet, advert] : scene.adverts(Port::lan, after(*back, 30s))) {
            if (advert->lifetime > 0) {
                finding =
                    info(std::string(trigger) + ": default router again after " + in_words(packet->time - *back), {packet});
                break;
            }
        }
        all.push_back(answering(finding, *back, 30s));
    }
    return all.empty() ? not_observed("no uplink was restored") : together(std::move(all));
}

Finding g7(const Scene& scene)
{
    const auto hop = [&](const std::string& name) {
        const auto* packet = scene.sent("steady", name);
        const auto crossed = packet != nullptr ? scene.crossed(*packet) : Packets();
        if (crossed.empty()) {
            return not_observed(name + " did not come out on the other side");
        }
        const int left = crossed.front()->frame.ip->hop_limit;
        const auto said = name + ": 64 became " + std::to_string(left);
        return left == 63 ? pass(said, {packet, crossed.front()}) : fail(said, {packet, crossed.front()});
    };
    return together({hop("forward.out"), hop("forward.in")});
}

Finding g8(const Scene& scene)
{
    Names names;
    for (const auto* direction : {"source.out-", "source.in-"}) {
        for (const auto* kind : {"link-local", "loopback", "unspecified", "multicast"}) {
            names.push_back(std::string(direction) + kind);
        }
    }
    return must_not_cross(scene, "security", names);
}

Finding g9(const Scene& scene)
{
    const auto heard = scene.adverts(Port::wan, scene.whole());
    if (!heard.empty()) {
        return fail("the router advertises itself on the WAN", {heard.front().packet});
    }
    const auto* asked = scene.sent("steady", "wan.solicit");
    if (asked == nullptr) {
        return never_sent(scene, "steady", "wan.solicit");
    }
    return if_silence_counts(scene, Port::wan, after(asked->time, 3s),
                             pass("no advertisement on the WAN, not even when asked", {asked}));
}

}  // namespace cpe::judge::rules
