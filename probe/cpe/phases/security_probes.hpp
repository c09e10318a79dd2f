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

/// The same question at `::1` of other networks of the delegation.
Moments other_doors(milliseconds start);

/// Flows that are answered after so many seconds.
Moments idle_flows(milliseconds start);

/// The same of flows between well-known ports, and of a protocol without ports.
Moments idle_states(milliseconds start);

/// TCP as it begins in all its ways, SCTP, DCCP.
Moments connections(milliseconds start);

/// A host asks the router to open a port, and far knocks while it is open and after that.
Moments pinholes(milliseconds start);

/// A host on the LAN says that it is the router. What comes after it may go astray: it is the last family.
Moments lures(milliseconds start);

}  // namespace cpe::phases
