#include "probe/cpe/judge/ipv4_service.hpp"

#include "probe/cpe/frames/tunnel.hpp"

namespace cpe::judge {

using namespace std::chrono_literals;

const Packet* request_for(const Scene& scene, std::uint16_t option)
{
    for (const auto& [packet, message] : scene.dhcp(Port::wan, scene.whole(), false)) {
        if (frames::dhcp6::asks_for(message, option)) {
            return packet;
        }
    }
    return nullptr;
}

std::vector<Carried> carried(const Scene& scene, const std::string& name)
{
    std::vector<Carried> found;
    for (const auto* packet : scene.all_sent(kIpv4Service, name)) {
        const auto* sent = as<frames::Udp>(*packet);
        for (const auto* seen : scene.received(Port::wan, after(packet->time, 2s))) {
            auto inner = frames::tunneled(*seen->octets);
            const auto* udp = inner ? frames::as<frames::Udp>(*inner) : nullptr;
            if (sent != nullptr && udp != nullptr && udp->payload == sent->payload) {
                found.push_back({.sent = packet, .seen = seen, .inner = *std::move(inner)});
                break;
            }
        }
    }
    return found;
}

Finding not_carried(const Scene& scene, const std::string& boot, std::uint16_t option)
{
    const auto* asking = request_for(scene, option);
    if (asking == nullptr) {
        const bool played = boot_of(scene, "nat64", kIpv4Service).has_value();
        return played ? not_applicable("option " + std::to_string(option) + " is not asked for") : not_booted("nat64");
    }
    const auto* packet = scene.sent(kIpv4Service, boot + ".out4");
    if (packet == nullptr) {
        return never_sent(scene, kIpv4Service, boot + ".out4");
    }
    return if_silence_counts(
        scene, Port::lan, after(packet->time, 2s),
        fail("IPv4 of the LAN did not come out as option " + std::to_string(option) + " says", {asking, packet}));
}

}  // namespace cpe::judge
