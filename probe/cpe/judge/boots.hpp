#pragma once

#include "probe/cpe/judge/expect.hpp"

/// The boots of the phases `variants` and `ipv4-service`, each with an ISP of its own: what rules on them ask alike.
namespace cpe::judge {

constexpr std::string_view kVariants = "variants";

/// A router that begins to advertise a prefix may let 16 s pass between its first advertisements (RFC 4861 section 10).
constexpr auto kTold = seconds(20);

/// From the power on to the next power cut, or the end of the phase; nothing when this boot was left out or the switch failed.
std::optional<Span> boot_of(const Scene& scene, const std::string& name, std::string_view phase = kVariants);

/// "the boot 'NAME' was not played".
Finding not_booted(const std::string& name);

/// Messages of the router's client within a boot, of one kind.
std::vector<Dhcp> said_in(const Scene& scene, const std::optional<Span>& boot, frames::dhcp6::Kind kind);

/// Our first Reply within a boot that delegates a prefix.
std::optional<Dhcp> delegation_in(const Scene& scene, const Span& boot);

/// The prefixes that an IA_PD of a message gives for longer than no time.
std::vector<frames::Prefix> delegated_by(const frames::dhcp6::Message& message);

/// A LAN advertisement within a span that announces a /64 of a prefix as usable.
const Packet* announced_in(const Scene& scene, const frames::Prefix& prefix, const Span& span);

/// What the router itself sends on the WAN within a span: what no host on the LAN can have sent.
Packets own_traffic(const Scene& scene, const Span& span);

/// The probe of duplicate address detection: from the unspecified address for one's own (RFC 4862 section 5.4.2).
const frames::NeighborSolicit* probe_of(const Packet& packet);

/// Does the message carry this option?
bool carries(const frames::dhcp6::Message& message, std::uint16_t option);

}  // namespace cpe::judge
