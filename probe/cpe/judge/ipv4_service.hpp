#pragma once

#include "probe/cpe/judge/boots.hpp"

/// IPv4 over a line that has none: what rules on the mechanisms of RFC 8585 ask alike.
namespace cpe::judge {

constexpr std::string_view kIpv4Service = "ipv4-service";

/// The first message of the client that asks for an option; nothing when none does.
const Packet* request_for(const Scene& scene, std::uint16_t option);

/// A packet of the host and the IPv6 packet that carries it on the WAN.
struct Carried {
    const Packet* sent = nullptr;
    const Packet* seen = nullptr;
    frames::Frame inner;
};

/// The packets of this name that came out inside IPv6 (RFC 2473).
std::vector<Carried> carried(const Scene& scene, const std::string& name);

/// Why nothing was carried: not asked for, not played, not sent, or a failure of the router.
Finding not_carried(const Scene& scene, const std::string& boot, std::uint16_t option);

}  // namespace cpe::judge
