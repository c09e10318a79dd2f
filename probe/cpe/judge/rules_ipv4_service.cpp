#include "measure/pref64.hpp"
#include "probe/cpe/actors/softwire_offers.hpp"
#include "probe/cpe/judge/ipv4_service.hpp"
#include "probe/cpe/judge/rules.hpp"

#include <algorithm>

namespace cpe::judge::rules {
namespace {

namespace option = frames::softwire::option;

/// A router that claims no mechanism is no transition router: the rows of RFC 8585 are not for it.
Finding no_claim(const std::string& mechanism)
{
    return not_applicable("the router shows no sign of " + mechanism);
}

/// What CLAT made of the IPv4 of the host, if it made anything: the packet sent and the one that came out.
struct Translation {
    const Packet* sent = nullptr;
    const Packet* seen = nullptr;
};

std::optional<Translation> clat(const Scene& scene)
{
    for (const auto* packet : scene.all_sent(kIpv4Service, "nat64.out4")) {
        for (const auto* seen : scene.crossed(*packet)) {
            if (seen->frame.ip->source.family == measure::Family::ipv6) {
                return Translation{.sent = packet, .seen = seen};
            }
        }
    }
    return std::nullopt;
}

/// Why there is no translation: nothing could be sent, or the router does nothing of the kind.
Finding no_clat(const Scene& scene)
{
    const auto* packet = scene.sent(kIpv4Service, "nat64.out4");
    return packet == nullptr ? never_sent(scene, kIpv4Service, "nat64.out4") : no_claim("464XLAT");
}

/// The address of the host within that of a translated packet: then there was no NAT44 before.
bool shows(const frames::Address& address, const frames::Address& ipv4)
{
    const frames::Prefix whole{.base = address, .length = 64};
    return measure::embed(whole, ipv4) == address || measure::embed({.base = address, .length = 96}, ipv4) == address;
}

bool is_announced(const Scene& scene, const frames::Address& address)
{
    const auto heard = scene.adverts(Port::lan, scene.whole());
    return std::ranges::any_of(heard, [&](const Advert& each) {
        return std::ranges::any_of(each.advert->prefixes,
                                   [&](const auto& info) { return measure::contains(info.prefix, address); });
    });
}

const Packet* asks_for_nat64(const Scene& scene, const Span& boot)
{
    for (const auto* packet : own_traffic(scene, boot)) {
        const auto* udp = as<frames::Udp>(*packet);
        const auto query =
            udp != nullptr && udp->destination_port == frames::dns::kPort ? frames::dns::read(udp->payload) : std::nullopt;
        if (query && query->name == "ipv4only.arpa" && query->type == frames::dns::kAaaa) {
            return packet;
        }
    }
    return nullptr;
}

}  // namespace

Finding trans1(const Scene& scene)
{
    if (const auto* packet = request_for(scene, option::kPriority)) {
        return pass("asks for the priority of mechanisms", {packet});
    }
    for (const auto code : {option::kAftrName, option::kMapE, option::kMapT, option::kLightweight}) {
        if (const auto* packet = request_for(scene, code)) {
            return fail("asks for option " + std::to_string(code) + ", but not for the priority of mechanisms", {packet});
        }
    }
    return scene.client(scene.whole(), frames::dhcp6::Kind::solicit).empty()
               ? not_observed("no Solicit came")
               : no_claim("a mechanism that DHCPv6 configures");
}

Finding v4aas1(const Scene& scene)
{
    const auto* packet = scene.sent(kIpv4Service, "nat64.out4");
    if (packet == nullptr) {
        return never_sent(scene, kIpv4Service, "nat64.out4");
    }
    const auto said = "the LAN has " + measure::to_string(packet->frame.ip->source) + " while the WAN has no IPv4; ";
    const auto translation = clat(scene);
    return translation ? info(said + "what it sends is translated", {packet, translation->seen})
                       : info(said + "what it sends does not get out", {packet});
}

Finding x464x1(const Scene& scene)
{
    const auto translation = clat(scene);
    if (!translation) {
        return no_clat(scene);
    }
    const auto& [sent, seen] = *translation;
    const auto wanted = measure::embed(actors::nat64_prefix(), sent->frame.ip->destination);
    const auto* before = as<frames::Udp>(*sent);
    const auto* after_it = as<frames::Udp>(*seen);
    if (seen->frame.ip->destination != wanted || !seen->frame.ip->checksum_good) {
        return fail("translated to " + measure::to_string(seen->frame.ip->destination) + " instead of " +
                        measure::to_string(wanted) + (seen->frame.ip->checksum_good ? "" : ", with a wrong checksum"),
                    {sent, seen});
    }
    return before->destination_port == after_it->destination_port
               ? pass("IPv4 of the LAN goes out as IPv6 to " + measure::to_string(wanted), {sent, seen})
               : fail("the translation changed the destination port", {sent, seen});
}

Finding x464xlat1(const Scene& scene)
{
    const auto translation = clat(scene);
    if (!translation) {
        return no_clat(scene);
    }
    const auto& source = translation->seen->frame.ip->source;
    const Packets proof{translation->sent, translation->seen};
    if (!shows(source, translation->sent->frame.ip->source)) {
        return pass("the host's address is not in " + measure::to_string(source) + ": NAT44 comes first", proof);
    }
    return is_announced(scene, source) ? fail("without NAT44 the source is within the LAN's own /64", proof)
                                       : pass("without NAT44, from a /64 of its own", proof);
}

Finding x464xlat4(const Scene& scene)
{
    const auto boot = boot_of(scene, "nat64", kIpv4Service);
    if (!boot) {
        return not_booted("nat64");
    }
    if (const auto* packet = asks_for_nat64(scene, *boot)) {
        return pass("asks for ipv4only.arpa", {packet});
    }
    const auto translation = clat(scene);
    return translation ? fail("translates, but never asked for ipv4only.arpa", {translation->seen}) : no_clat(scene);
}

Finding x464x4(const Scene& scene)
{
    if (!clat(scene)) {
        return no_clat(scene);
    }
    for (const auto* packet : scene.all_sent(kIpv4Service, "both.out4")) {
        for (const auto* seen : scene.crossed(*packet)) {
            const bool native = seen->frame.ip->source.family == measure::Family::ipv4;
            return info(native ? "beside native IPv4 nothing is translated" : "translates beside native IPv4",
                        {packet, seen});
        }
    }
    return not_observed("nothing was sent while there was native IPv4 beside the NAT64");
}

Finding ipm1(const Scene& scene)
{
    const auto* packet = scene.sent(kIpv4Service, "nat64.out");
    if (packet == nullptr) {
        return never_sent(scene, kIpv4Service, "nat64.out");
    }
    auto finding = must_cross(scene, kIpv4Service, "nat64.out", Verdict::info);
    finding.reason = finding.verdict == Verdict::not_observed ? finding.reason
                     : finding.verdict == Verdict::pass
                         ? "a host without IPv4 reaches the prefix of the NAT64"
                         : "a host without IPv4 does not reach the prefix of the NAT64: it is not forwarded";
    return finding;
}

Finding l22(const Scene& scene)
{
    const auto boot = boot_of(scene, "nat64", kIpv4Service);
    if (!boot) {
        return not_booted("nat64");
    }
    const auto heard = scene.adverts(Port::lan, *boot);
    for (const auto& [packet, advert] : heard) {
        if (advert->nat64) {
            return info("the LAN is told of the NAT64 at " + measure::to_string(advert->nat64->prefix), {packet});
        }
    }
    return heard.empty() ? not_observed("the router did not advertise itself on the LAN")
                         : info("the LAN is not told of the NAT64 that the ISP advertises", {heard.back().packet});
}

}  // namespace cpe::judge::rules
