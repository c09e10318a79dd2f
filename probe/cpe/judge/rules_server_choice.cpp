#include "probe/cpe/judge/boots.hpp"
#include "probe/cpe/judge/rules.hpp"

#include <algorithm>

namespace cpe::judge::rules {
namespace {

using namespace std::chrono_literals;
using namespace frames::dhcp6;

/// The Solicit that opens an exchange, and the Request that ends it.
struct Exchange {
    Dhcp solicit;
    Dhcp request;
};

/// Only a first Solicit makes the client wait: after a retransmission it takes the first Advertise (RFC 9915 section 18.2.1).
std::optional<Exchange> first_exchange(const Scene& scene, const Span& boot)
{
    const auto solicits = scene.client(boot, Kind::solicit);
    for (auto& request : scene.client(boot, Kind::request)) {
        const Dhcp* last = nullptr;
        for (const auto& solicit : solicits) {
            last = solicit.packet->time < request.packet->time ? &solicit : last;
        }
        const auto same = [&](const Dhcp& each) { return each.message.transaction == last->message.transaction; };
        if (last != nullptr && std::ranges::count_if(solicits, same) == 1) {
            return Exchange{.solicit = *last, .request = request};
        }
        return std::nullopt;
    }
    return std::nullopt;
}

std::uint8_t preference_of(const Message& message)
{
    const auto* option = find(message.options, option::kPreference);
    return option == nullptr || option->data.empty() ? 0 : option->data.front();
}

Finding waits(const Scene& scene)
{
    const auto boot = boot_of(scene, "lease");
    const auto exchange = boot ? first_exchange(scene, *boot) : std::nullopt;
    if (!exchange) {
        return not_observed("no Request after a single Solicit with one server");
    }
    const auto waited = exchange->request.packet->time - exchange->solicit.packet->time;
    const auto said = "one server: Request " + in_words(waited) + " after the first Solicit";
    const Packets proof{exchange->solicit.packet, exchange->request.packet};
    return waited >= 950ms ? pass(said, proof) : fail(said + "; it must collect advertisements for a second", proof);
}

Finding prefers(const Scene& scene)
{
    const auto boot = boot_of(scene, "slaac");
    const auto exchange = boot ? first_exchange(scene, *boot) : std::nullopt;
    if (!exchange) {
        return not_observed("no Request after a single Solicit with two servers");
    }
    for (const auto& [packet, message] :
         scene.dhcp(Port::wan, {.from = exchange->solicit.packet->time, .to = exchange->request.packet->time}, true)) {
        if (message.kind != Kind::advertise || preference_of(message) != 255) {
            continue;
        }
        const auto* offered = find(message.options, option::kServerId);
        const auto* taken = find(exchange->request.message.options, option::kServerId);
        const Packets proof{exchange->solicit.packet, packet, exchange->request.packet};
        if (taken == nullptr || offered == nullptr || taken->data != offered->data) {
            return fail("two servers: the one of preference 255 was not chosen", proof);
        }
        const auto waited = exchange->request.packet->time - packet->time;
        const auto said = "two servers: the one of preference 255 was asked after " + in_words(waited);
        return waited < 700ms ? pass(said, proof) : fail(said + ", not at once", proof);
    }
    return fail("two servers: a Request went out before the advertisement of preference 255 was awaited",
                {exchange->solicit.packet, exchange->request.packet});
}

/// Where our other station said that an address is its own.
const Packet* claim(const Scene& scene, const Span& boot, bool (*of_kind)(const frames::Address&))
{
    for (const auto& packet : scene.packets()) {
        const auto* advert = as<frames::NeighborAdvert>(packet);
        if (packet.sent && packet.port == Port::wan && boot.has(packet.time) && advert != nullptr && !advert->router &&
            of_kind(advert->target)) {
            return &packet;
        }
    }
    return nullptr;
}

}  // namespace

Finding waa16(const Scene& scene)
{
    return together({prefers(scene), waits(scene)});
}

Finding waa17(const Scene& scene)
{
    const auto boot = boot_of(scene, "lease");
    if (!boot) {
        return not_booted("lease");
    }
    const Packet* given = nullptr;
    for (const auto& [packet, message] : scene.dhcp(Port::wan, *boot, true)) {
        const auto addresses = associations(message, option::kIaNa);
        const bool leases = message.kind == Kind::reply && !addresses.empty() && !addresses.front().leased.empty();
        given = given == nullptr && leases ? packet : given;
    }
    if (given == nullptr) {
        return not_observed("the router was given no address");
    }
    const auto* claimed = claim(scene, *boot, &frames::is_global);
    if (claimed == nullptr) {
        const auto why = why_unproven_at_boot(scene, after(given->time, 5s));
        return why ? not_observed(*why, {given}) : fail("the leased address was not probed for duplicates", {given});
    }
    const auto span = after(claimed->time, 5s);
    if (const auto declines = scene.client(span, Kind::decline); !declines.empty()) {
        return answering(
            pass("declined " + in_words(declines.front().packet->time - claimed->time) + " after the address was claimed",
                 {given, claimed, declines.front().packet}),
            claimed->time, 5s);
    }
    const auto why = why_unproven_at_boot(scene, span);
    return answering(why ? not_observed(*why, {given, claimed})
                         : fail("a leased address that somebody else has was not declined", {given, claimed}),
                     claimed->time, 5s);
}

Finding w2a(const Scene& scene)
{
    const auto boot = boot_of(scene, "collision");
    if (!boot) {
        return not_booted("collision");
    }
    const auto* claimed = claim(scene, *boot, &frames::is_link_local);
    if (claimed == nullptr) {
        return not_observed("the router probed for no link-local address: see W-2");
    }
    const auto& address = as<frames::NeighborAdvert>(*claimed)->target;
    const Span span{.from = claimed->time + 1s, .to = boot->to};
    for (const auto* packet : scene.received(Port::wan, span)) {
        if (packet->frame.ip && packet->frame.ip->source == address) {
            return fail("the router speaks from a link-local address that is somebody else's", {claimed, packet});
        }
    }
    const auto said = "nothing came from " + measure::to_string(address) + " after it was claimed";
    const bool lives = !scene.received(Port::wan, span).empty() || !scene.received(Port::lan, span).empty();
    return lives ? answering(pass(said, {claimed}), claimed->time, 12s)
                 : not_observed("the router said nothing on either port after the claim", {claimed});
}

}  // namespace cpe::judge::rules
