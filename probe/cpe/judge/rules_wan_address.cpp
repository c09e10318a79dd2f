#include "probe/cpe/judge/expect.hpp"
#include "probe/cpe/judge/rules.hpp"

#include <algorithm>

namespace cpe::judge::rules {
namespace {

using namespace std::chrono_literals;
using namespace frames::dhcp6;

std::vector<Dhcp> all_of(const Scene& scene, Kind kind)
{
    return scene.client(scene.whole(), kind);
}

bool carries(const Message& message, std::uint16_t code)
{
    return frames::dhcp6::find(message.options, code) != nullptr;
}

/// What a Solicit must have, or should.
Finding solicit_has(const Scene& scene, const std::string& what, Verdict missing, bool (*has)(const Message&))
{
    const auto solicits = all_of(scene, Kind::solicit);
    if (solicits.empty()) {
        return not_observed("no Solicit came");
    }
    for (const auto& [packet, message] : solicits) {
        if (has(message)) {
            return pass("a Solicit has " + what, {packet});
        }
    }
    return judge::find(missing, "no Solicit has " + what, {solicits.front().packet});
}

/// The Solicits of one exchange that nobody answered.
std::vector<Dhcp> unanswered(const Scene& scene)
{
    const auto on = scene.noted("boot", "power.on");
    const auto served = scene.step("boot", "line.in-service");
    if (!on || !served) {
        return {};
    }
    auto solicits = scene.client({.from = *on, .to = *served}, Kind::solicit);
    if (!solicits.empty()) {
        const auto transaction = solicits.back().message.transaction;
        std::erase_if(solicits, [&](const Dhcp& each) { return each.message.transaction != transaction; });
    }
    return solicits;
}

/// The last answer with a lease before a message: T1 and T2 count from there.
const Packet* reply_before(const Scene& scene, Time time)
{
    const Packet* found = nullptr;
    for (const auto& [packet, message] : scene.dhcp(Port::wan, {.from = scene.whole().from, .to = time}, true)) {
        if (message.kind == Kind::reply && carries(message, option::kIaPd)) {
            found = packet;
        }
    }
    return found;
}

/// Clients draw a tenth off, as RFC 9915 section 15 has them do with all other times, so that they do not all come at once. A rule that
/// counted it against them would find another verdict in each run.
Finding timer(const std::string& name, const Packet& reply, const Packet& packet, std::chrono::nanoseconds due,
              std::chrono::nanoseconds slack)
{
    const auto elapsed = packet.time - reply.time;
    const auto said = name + " " + in_words(elapsed) + " after the lease, due at " + in_words(due);
    const bool kept = elapsed >= due - due / 10 - slack && elapsed <= due + slack;
    return answering(kept ? pass(said, {&reply, &packet}) : fail(said, {&reply, &packet}), reply.time,
                     std::chrono::duration_cast<milliseconds>(due));
}

/// T1 and T2 of the lease in a Reply of ours.
Association times_of(const Scene& scene, const Packet& reply)
{
    const auto said = scene.dhcp(Port::wan, {.from = reply.time, .to = reply.time}, true);
    return associations(said.front().message, option::kIaPd).front();
}

/// Was T1 of a lease that a Renew is about over, or nearly?
bool renewal_is_due(const Scene& scene, const Dhcp& renew)
{
    for (const auto kind : {option::kIaNa, option::kIaPd}) {
        std::optional<std::chrono::nanoseconds> left;
        for (const auto& [packet, message] :
             scene.dhcp(Port::wan, {.from = scene.whole().from, .to = renew.packet->time}, true)) {
            const auto given = associations(message, kind);
            if (message.kind == Kind::reply && !given.empty() && given.front().t1 > 0) {
                left = packet->time + seconds(given.front().t1) * 9 / 10 - renew.packet->time;
            }
        }
        if (carries(renew.message, kind) && left && *left <= 4s) {
            return true;
        }
    }
    return false;
}

/// Would it have come without the carrier too? A Renew when T1 was over, or what was begun before the carrier came back.
bool was_due(const Scene& scene, const Dhcp& said, Time up)
{
    const auto earlier = scene.client({.from = up - 120s, .to = up}, said.message.kind);
    const bool begun =
        std::ranges::any_of(earlier, [&](const Dhcp& each) { return each.message.transaction == said.message.transaction; });
    return begun || (said.message.kind == Kind::renew && renewal_is_due(scene, said));
}

Finding renew_at_t1(const Scene& scene, const Span& span)
{
    for (const auto& [packet, message] : scene.client(span, Kind::renew)) {
        if (const auto* reply = reply_before(scene, packet->time); reply != nullptr && carries(message, option::kIaPd)) {
            return timer("Renew", *reply, *packet, seconds(times_of(scene, *reply).t1), 4s);
        }
    }
    return fail("no Renew came though T1 was over");
}

Finding rebind_at_t2(const Scene& scene, const Span& span)
{
    for (const auto& [packet, message] : scene.client(span, Kind::rebind)) {
        const auto* reply = reply_before(scene, packet->time);
        if (reply == nullptr || !carries(message, option::kIaPd)) {
            continue;
        }
        if (carries(message, option::kServerId)) {
            return fail("a Rebind names a server", {packet});
        }
        return timer("Rebind", *reply, *packet, seconds(times_of(scene, *reply).t2), 7s);
    }
    return fail("no Rebind came though Renews were not answered");
}

}  // namespace

Finding waa3(const Scene& scene)
{
    const auto solicits = all_of(scene, Kind::solicit);
    if (solicits.empty()) {
        const auto why = why_unproven_at_boot(scene, scene.whole());
        return why || scene.all_noted("power.on").empty() ? not_observed("no Solicit came, and the router was not booted")
                                                          : fail("no Solicit came");
    }
    const auto requests = all_of(scene, Kind::request);
    if (requests.empty()) {
        return fail("no Request followed the Solicit", {solicits.front().packet});
    }
    return pass("Solicit, Request", {solicits.front().packet, requests.front().packet});
}

Finding waa4(const Scene& scene)
{
    return together({
        solicit_has(scene, "IA_NA", Verdict::fail, [](const Message& m) { return carries(m, option::kIaNa); }),
        solicit_has(scene, "DNS servers in its option request", Verdict::fail,
                    [](const Message& m) { return asks_for(m, option::kDnsServers); }),
        solicit_has(scene, "Reconfigure Accept", Verdict::warn,
                    [](const Message& m) { return carries(m, option::kReconfigureAccept); }),
        solicit_has(scene, "the search list in its option request", Verdict::warn,
                    [](const Message& m) { return asks_for(m, option::kSearchList); }),
    });
}

Finding waa5(const Scene& scene)
{
    auto finding = solicit_has(scene, "an NTP or SNTP option in its option request", Verdict::info,
                               [](const Message& m) { return asks_for(m, option::kNtp) || asks_for(m, option::kSntp); });
    finding.reason += finding.verdict == Verdict::info ? "; whether it has an NTP client is not seen from outside" : "";
    return finding;
}

Finding waa6(const Scene& scene)
{
    const auto served = scene.step("boot", "line.in-service");
    const auto adverts = scene.step("boot", "wan.adverts-only");
    if (!served || !adverts) {
        return not_observed("the router was not booted");
    }
    for (const auto& [packet, message] : scene.client({.from = scene.phase("boot")->from, .to = *served}, Kind::solicit)) {
        if (carries(message, option::kIaNa)) {
            const bool early = packet->time <= *adverts + 5s;
            const auto said = "IA_NA asked for " + in_words(std::chrono::abs(packet->time - *adverts)) +
                              (packet->time < *adverts ? " before" : " after") + " the first advertisement with M";
            return answering(early ? pass(said, {packet}) : fail(said, {packet}), *adverts, 5s);
        }
    }
    const auto why = why_unproven_at_boot(scene, {.from = *adverts, .to = *served});
    return why ? not_observed(*why)
               : answering(fail("IA_NA was not asked for within 20 s of an advertisement with M"), *adverts, 20s);
}

Finding waa11(const Scene& scene)
{
    bool together_once = false;
    for (const auto kind : {Kind::solicit, Kind::request, Kind::renew, Kind::rebind}) {
        for (const auto& [packet, message] : all_of(scene, kind)) {
            const bool na = carries(message, option::kIaNa);
            const bool pd = carries(message, option::kIaPd);
            if (na != pd) {
                return warn("a " + to_string(kind) + " has only " + (na ? "IA_NA" : "IA_PD"), {packet});
            }
            together_once = together_once || na;
        }
    }
    return together_once ? pass("IA_NA and IA_PD go in one exchange") : not_observed("no exchange with an IA came");
}

/// RFC 9915 section 15: RT doubles, with a tenth of randomness; the first gap is longer than IRT.
Finding waa12(const Scene& scene)
{
    const auto solicits = unanswered(scene);
    if (!scene.noted("boot", "power.on")) {
        return not_observed("the router was not booted with a silent WAN");
    }
    if (solicits.size() < 4) {
        return not_applicable("fewer than four Solicits went unanswered: the router asks only after an advertisement");
    }
    Packets proof;
    std::string shape;
    bool doubling = true;
    std::chrono::nanoseconds last{};
    for (std::size_t i = 0; i < solicits.size(); ++i) {
        proof.push_back(solicits[i].packet);
        const auto gap = i == 0 ? std::chrono::nanoseconds() : solicits[i].packet->time - solicits[i - 1].packet->time;
        shape += i == 0 ? "" : (i == 1 ? "" : ", ") + in_words(gap);
        doubling = doubling && (i < 2 || (gap >= last * 17 / 10 && gap <= last * 23 / 10));
        last = gap;
    }
    const auto said = "gaps between Solicits: " + shape;
    const auto silence = *scene.step("boot", "line.in-service") - solicits.back().packet->time;
    if (last < 1s || silence > last * 23 / 10 + 1s) {
        return fail(said + (last < 1s ? "; they do not grow" : "; then it gave up"), proof);
    }
    return doubling ? pass(said, proof) : warn(said + ": they do not double", proof);
}

Finding waa13(const Scene& scene)
{
    const auto watch = scene.step("steady", "renew.watch");
    const auto ignored = scene.step("steady", "renew.ignored");
    const auto answered = scene.step("steady", "renew.answered");
    if (!watch || !ignored || !answered || scene.delegated(*watch).empty()) {
        return not_observed("no lease was watched until T2");
    }
    return together(
        {renew_at_t1(scene, {.from = *watch, .to = *ignored}), rebind_at_t2(scene, {.from = *ignored, .to = *answered})});
}

Finding waa15(const Scene& scene)
{
    const auto up = scene.noted("outage", "carrier.up");
    if (!up || scene.delegated(*up).empty()) {
        return not_observed("no carrier came back while there was a lease");
    }
    const auto span = after(*up, 10s);
    bool due = false;
    for (const auto kind : {Kind::rebind, Kind::confirm, Kind::solicit, Kind::renew}) {
        for (const auto& said : scene.client(span, kind)) {
            if (was_due(scene, said, *up)) {
                due = true;
                continue;
            }
            const auto sentence = to_string(kind) + " " + in_words(said.packet->time - *up) + " after the carrier came back";
            return answering(kind == Kind::rebind ? pass(sentence, {said.packet}) : warn(sentence, {said.packet}), *up, 10s);
        }
    }
    if (due) {
        return answering(not_observed("what came within 10 s of the carrier coming back was due anyway"), *up, 10s);
    }
    const auto why = why_unproven_at_boot(scene, span);
    return answering(why ? not_observed(*why) : fail("neither Rebind nor Solicit within 10 s of the carrier coming back"),
                     *up, 10s);
}

}  // namespace cpe::judge::rules
