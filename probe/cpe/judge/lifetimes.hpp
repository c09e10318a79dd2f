#pragma once

#include "probe/cpe/judge/finding.hpp"

/// How long a lease of the WAN still holds: what the LAN is told may not be longer (RFC 9096 section 3.3).
namespace cpe::judge {

struct Left {
    std::chrono::nanoseconds preferred{0};
    std::chrono::nanoseconds valid{0};
    const Packet* granted = nullptr;
};

/// What is left at a time of the delegated prefix that holds an address; nothing when none does.
std::optional<Left> left_of(const Scene& scene, const frames::Address& address, Time at);

/// The longest valid lifetime of any delegated prefix that is left at a time.
std::optional<Left> longest_left(const Scene& scene, Time at);

}  // namespace cpe::judge
