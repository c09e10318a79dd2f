#include "probe/cpe/judge/boots.hpp"

#include <algorithm>
#include <set>

namespace cpe::judge {

namespace dhcp6 = frames::dhcp6;

namespace {

bool is_done(const capture::Stimulus& stimulus)
{
    const auto done = stimulus.detail.find("done");
    return done != stimulus.detail.end() && done->second == "yes";
}

}  // namespace

std::optional<Span> boot_of(const Scene& scene, const std::string& name, std::string_view phase)
{
    const auto on = scene.step(phase, name + ".on");
    if (!on) {
        return std::nullopt;
    }
    Span span{.from = *on, .to = scene.phase(phase)->to};
    bool powered = false;
    for (const auto& stimulus : scene.stimuli()) {
        if (stimulus.phase != phase || stimulus.time < *on) {
            continue;
        }
        if (stimulus.name == "power.on" && !powered) {
            powered = is_done(stimulus);
        }
        if (stimulus.name == "power.off") {
            span.to = stimulus.time;
            break;
        }
    }
    return powered ? std::optional(span) : std::nullopt;
}

Finding not_booted(const std::string& name)
{
    return not_observed("the boot '" + name + "' was not played, or the power switch failed");
}

std::vector<Dhcp> said_in(const Scene& scene, const std::optional<Span>& boot, dhcp6::Kind kind)
{
    return boot ? scene.client(*boot, kind) : std::vector<Dhcp>();
}

std::vector<frames::Prefix> delegated_by(const dhcp6::Message& message)
{
    std::vector<frames::Prefix> prefixes;
    for (const auto& association : dhcp6::associations(message, dhcp6::option::kIaPd)) {
        for (const auto& leased : association.leased) {
            if (leased.valid > 0) {
                prefixes.push_back(leased.prefix);
            }
        }
    }
    return prefixes;
}

std::optional<Dhcp> delegation_in(const Scene& scene, const Span& boot)
{
    for (auto& each : scene.dhcp(Port::wan, boot, true)) {
        if (each.message.kind == dhcp6::Kind::reply && !delegated_by(each.message).empty()) {
            return each;
        }
    }
    return std::nullopt;
}

const Packet* announced_in(const Scene& scene, const frames::Prefix& prefix, const Span& span)
{
    for (const auto& [packet, advert] : scene.adverts(Port::lan, span)) {
        for (const auto& info : advert->prefixes) {
            if (info.prefix.length == 64 && info.preferred > 0 && measure::contains(prefix, info.prefix.base)) {
                return packet;
            }
        }
    }
    return nullptr;
}

Packets own_traffic(const Scene& scene, const Span& span)
{
    std::set<frames::Address> hosts;
    for (const auto& packet : scene.packets()) {
        if (packet.sent && packet.port == Port::lan && packet.frame.ip) {
            hosts.insert(packet.frame.ip->source);
        }
    }
    auto found = scene.received(Port::wan, span);
    std::erase_if(found, [&](const Packet* packet) {
        const auto& ip = packet->frame.ip;
        return !ip || ip->source.family != measure::Family::ipv6 || frames::is_unspecified(ip->source) ||
               hosts.contains(ip->source);
    });
    return found;
}

const frames::NeighborSolicit* probe_of(const Packet& packet)
{
    const auto* asked = as<frames::NeighborSolicit>(packet);
    return asked != nullptr && frames::is_unspecified(packet.frame.ip->source) ? asked : nullptr;
}

bool carries(const dhcp6::Message& message, std::uint16_t option)
{
    return dhcp6::find(message.options, option) != nullptr;
}

}  // namespace cpe::judge
