#include "probe/cpe/judge/boots.hpp"
#include "probe/cpe/judge/lifetimes.hpp"
#include "probe/cpe/judge/rules.hpp"

#include <algorithm>
#include <array>

/// What becomes of a lease: told to renew, forgotten by the server, of two prefixes, run out.
namespace cpe::judge::rules {
namespace {

using namespace std::chrono_literals;
using namespace frames::dhcp6;

constexpr auto kReaction = 2s;

/// The first thing the client says of its lease within a span.
std::optional<Dhcp> reaction(const Scene& scene, const Span& span)
{
    for (const auto kind : {Kind::renew, Kind::rebind, Kind::information_request}) {
        if (auto said = scene.client(span, kind); !said.empty()) {
            return said.front();
        }
    }
    return std::nullopt;
}

/// Would the client have renewed by itself about this time?
bool renews_by_itself(const Scene& scene, const Span& span)
{
    for (const auto& [packet, message] : scene.dhcp(Port::wan, {.from = scene.whole().from, .to = span.from}, true)) {
        for (const auto& association : associations(message, option::kIaPd)) {
            const auto due = packet->time + seconds(association.t1);
            if (message.kind == Kind::reply && due >= span.from - 3s && due <= span.to + 3s) {
                return true;
            }
        }
    }
    return false;
}

Finding ignores_forged(const Scene& scene, const Packet& forged)
{
    const auto span = after(forged.time, kReaction);
    if (renews_by_itself(scene, span)) {
        return not_observed("the forged Reconfigure fell into the time of a Renew", {&forged});
    }
    if (const auto said = reaction(scene, span)) {
        return fail("a Reconfigure with a wrong digest was obeyed", {&forged, said->packet});
    }
    return if_silence_counts(scene, Port::wan, span, pass("a Reconfigure with a wrong digest was ignored", {&forged}));
}

Finding obeys_sealed(const Scene& scene, const Packet& sealed)
{
    const auto span = after(sealed.time, kReaction);
    if (renews_by_itself(scene, span)) {
        return not_observed("the sealed Reconfigure fell into the time of a Renew", {&sealed});
    }
    if (const auto said = scene.client(span, Kind::renew); !said.empty()) {
        return pass("Renew " + in_words(said.front().packet->time - sealed.time) + " after a Reconfigure",
                    {&sealed, said.front().packet});
    }
    return if_silence_counts(scene, Port::wan, span, fail("a Reconfigure with the right digest was not obeyed", {&sealed}));
}

/// Our answer to a Renew that denies the binding.
const Packet* denial(const Scene& scene, const Span& span)
{
    for (const auto& [packet, message] : scene.dhcp(Port::wan, span, true)) {
        for (const auto code : {option::kIaPd, option::kIaNa}) {
            const auto given = associations(message, code);
            if (message.kind == Kind::reply && !given.empty() && given.front().status == status::kNoBinding) {
                return packet;
            }
        }
    }
    return nullptr;
}

/// After a prefix ran out it may not be announced as usable any more.
Finding still_announced(const Scene& scene, const frames::Address& address, const Span& span)
{
    for (const auto& [packet, advert] : scene.adverts(Port::lan, span)) {
        for (const auto& info : advert->prefixes) {
            if (measure::contains(info.prefix, address) && info.preferred > 0) {
                return fail("a prefix that ran out is announced for " + std::to_string(info.preferred) + " s", {packet});
            }
        }
    }
    return pass("the prefix that ran out is not announced as usable");
}

}  // namespace

Finding waa4a(const Scene& scene)
{
    const auto boot = boot_of(scene, "lease");
    const auto solicits = said_in(scene, boot, Kind::solicit);
    if (solicits.empty()) {
        return boot ? not_observed("no Solicit came") : not_booted("lease");
    }
    const auto accepting =
        std::ranges::find_if(solicits, [](const Dhcp& each) { return carries(each.message, option::kReconfigureAccept); });
    if (accepting == solicits.end()) {
        return not_applicable("the client does not say that it accepts Reconfigure", {solicits.front().packet});
    }
    const auto* forged = scene.sent(kVariants, "reconfigure.forged");
    const auto* sealed = scene.sent(kVariants, "reconfigure.sealed");
    const auto replies = scene.dhcp(Port::wan, *boot, true);
    const bool has_key = std::ranges::any_of(replies, [&](const Dhcp& each) {
        return each.message.kind == Kind::reply && carries(each.message, option::kAuthentication) && forged != nullptr &&
               each.packet->time < forged->time;
    });
    if (forged == nullptr || sealed == nullptr || !has_key) {
        return not_observed("the client was given no key before a Reconfigure could be sent", {accepting->packet});
    }
    return together({ignores_forged(scene, *forged), obeys_sealed(scene, *sealed)});
}

Finding waa14(const Scene& scene)
{
    const auto forgotten = scene.step(kVariants, "lease.forgotten");
    const auto boot = boot_of(scene, "lease");
    const auto* denied = forgotten && boot ? denial(scene, {.from = *forgotten, .to = boot->to}) : nullptr;
    if (denied == nullptr) {
        return not_observed("no Renew came that could have been answered with NoBinding");
    }
    const auto span = after(denied->time, 5s);
    for (const auto& [packet, message] : scene.dhcp(Port::wan, span, false)) {
        const auto sentence = to_string(message.kind) + " " + in_words(packet->time - denied->time) + " after NoBinding";
        if (message.kind == Kind::request) {
            return answering(pass(sentence, {denied, packet}), denied->time, 5s);
        }
        if (message.kind == Kind::solicit) {
            return answering(warn(sentence + ", not a Request", {denied, packet}), denied->time, 5s);
        }
    }
    return answering(
        if_silence_counts(scene, Port::wan, span, fail("neither Request nor Solicit within 5 s of NoBinding", {denied})),
        denied->time, 5s);
}

Finding wpd11(const Scene& scene)
{
    const auto boot = boot_of(scene, "lease");
    const auto given = boot ? delegation_in(scene, *boot) : std::nullopt;
    if (!given || delegated_by(given->message).size() < 2) {
        return boot ? not_observed("the router took no lease of two prefixes") : not_booted("lease");
    }
    Packets proof{given->packet};
    std::string shown;
    for (const auto& prefix : delegated_by(given->message)) {
        if (const auto* advert = announced_in(scene, prefix, after(given->packet->time, kTold))) {
            proof.push_back(advert);
            shown += (shown.empty() ? "" : " and ") + measure::to_string(prefix);
        }
    }
    return shown.empty() ? if_silence_counts(scene, Port::lan, after(given->packet->time, kTold),
                                             fail("of two delegated prefixes none was announced", proof))
                         : pass("of two delegated prefixes the LAN is told " + shown, proof);
}

Finding wpd13(const Scene& scene)
{
    const auto* held = scene.sent(kVariants, "lease.held");
    const auto* expired = scene.sent(kVariants, "lease.expired");
    const auto boot = boot_of(scene, "lease");
    if (held == nullptr || expired == nullptr || !boot) {
        return never_sent(scene, kVariants, expired == nullptr ? "lease.expired" : "lease.held");
    }
    const auto& source = expired->frame.ip->source;
    const auto left = left_of(scene, source, expired->time);
    if (scene.crossed(*held).empty() || !left || left->valid > -10s) {
        return not_observed(scene.crossed(*held).empty() ? "nothing was forwarded while the lease held"
                                                         : "the lease had not run out for 10 s when the host sent",
                            {held, expired});
    }
    const auto announced = still_announced(scene, source, {.from = expired->time, .to = boot->to});
    if (const auto crossed = scene.crossed(*expired); !crossed.empty()) {
        return together({fail("forwarded " + in_words(-left->valid) + " after the prefix ran out",
                              {left->granted, expired, crossed.front()}),
                         announced});
    }
    return together({if_silence_counts(scene, Port::lan, after(expired->time, 2s),
                                       pass("not forwarded " + in_words(-left->valid) + " after the prefix ran out",
                                            {left->granted, expired})),
                     announced});
}

}  // namespace cpe::judge::rules
