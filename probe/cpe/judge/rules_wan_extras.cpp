#include "probe/cpe/judge/boots.hpp"
#include "probe/cpe/judge/rules.hpp"

namespace cpe::judge::rules {
namespace {

constexpr std::uint16_t kPcpPort = 5351;  ///< RFC 6887 section 19.

/// Where a packet of the host went on the WAN link.
const Packet* forwarded(const Scene& scene, const std::string& name)
{
    const auto* packet = scene.sent(kVariants, name);
    const auto crossed = packet != nullptr ? scene.crossed(*packet) : Packets();
    return crossed.empty() ? nullptr : crossed.front();
}

}  // namespace

Finding w3a(const Scene& scene)
{
    const auto* second = scene.sent(kVariants, "router.two");
    const auto* before = forwarded(scene, "router.one");
    const auto* now = forwarded(scene, "router.preferred");
    if (second == nullptr || before == nullptr || now == nullptr) {
        return not_observed("nothing was forwarded before and after a second router advertised itself");
    }
    const bool obeyed = now->frame.destination == second->frame.source;
    return info(obeyed ? "goes by the second router, whose preference is high"
                       : "stays with the first router, though the second one's preference is high",
                {before, second, now});
}

Finding w6(const Scene& scene)
{
    for (const auto* packet : scene.received(Port::wan, scene.whole())) {
        const auto* udp = as<frames::Udp>(*packet);
        if (udp != nullptr && udp->destination_port == kPcpPort) {
            return pass("speaks PCP to " + measure::to_string(packet->frame.ip->destination), {packet});
        }
    }
    for (const auto kind : {frames::dhcp6::Kind::solicit, frames::dhcp6::Kind::request}) {
        for (const auto& [packet, message] : scene.client(scene.whole(), kind)) {
            if (frames::dhcp6::asks_for(message, frames::dhcp6::option::kPcpServer)) {
                return info("asks for PCP servers; nothing on the router used one", {packet});
            }
        }
    }
    return scene.received(Port::wan, scene.whole()).empty()
               ? not_observed("nothing came on the WAN")
               : info("neither asks for PCP servers nor speaks PCP; it need not be on by default");
}

}  // namespace cpe::judge::rules
