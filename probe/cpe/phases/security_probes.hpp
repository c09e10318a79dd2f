#pragma once

#include "probe/cpe/phases/timeline.hpp"

/// The stimuli of the security phase, a family a function. Each gives its moments from `start` on and where the next may begin.
namespace cpe::phases {

struct Moments {
    std::vector<Moment> list;
    milliseconds end{0};
};

/// From far to a LAN host, nothing asked for: TCP, UDP, echo, other protocols; and the same over IPv4.
Moments unsolicited(milliseconds start);

/// The same SYN behind extension headers and in fragments.
Moments disguised(milliseconds start);

/// A flow from the LAN, and what else is addressed to its port; ICMPv6 errors about it, and about none.
Moments about_flows(milliseconds start);

/// Sources and destinations that must not cross, both ways.
Moments forged(milliseconds start);

/// Ports and services of the router itself, from the WAN.
Moments management(milliseconds start);

/// Flows that are answered after so many seconds.
Moments idle_flows(milliseconds start);

}  // namespace cpe::phases
