#pragma once

#include "measure/result.hpp"
#include "probe/cpe/frames/addresses.hpp"

#include <string>
#include <vector>

namespace cpe::actors {

/// Who has which address on our side of both links. Nothing of it leaves the two cables.
///
/// All of IPv6 comes from one /32. Documentation prefixes cannot be used: a router is told to drop them (RFC 6092, REC-3).
struct Plan {
    frames::Mac isp_mac{{0x02, 0x5E, 0xA7, 0, 0, 0x01}};
    frames::Mac host_mac{{0x02, 0x5E, 0xA7, 0, 1, 0x01}};
    frames::Mac other_mac{{0x02, 0x5E, 0xA7, 0, 0, 0x02}};  ///< Another station on the WAN link.

    frames::Prefix wan_link;      ///< The /64 between the ISP's router and the router under test.
    frames::Address gateway;      ///< The ISP's router on it.
    frames::Address leased;       ///< What IA_NA gives.
    frames::Address leased_next;  ///< What it gives to a client that declined the first.
    frames::Prefix delegated;     ///< The first /56.
    frames::Prefix renumbered;    ///< The /56 that follows it when the ISP renumbers.
    frames::Prefix after_reboot;  ///< The /56 that a rebooted router gets.
    frames::Address resolver;
    frames::Address far;        ///< A host somewhere in the Internet.
    frames::Address far_other;  ///< Another one.
    frames::Prefix foreign;     ///< Global space that was given to nobody here.

    frames::Address gateway4;
    frames::Address leased4;
    frames::Address mask4;
    frames::Address resolver4;
    frames::Address far4;
};

/// The plan within a /32 of global unicast space; documentation space and anything else is refused.
measure::Result<Plan> plan_within(const frames::Prefix& block);

/// Space for delegation that has no name in the plan: a prefix of this length; the number keeps several of them apart.
frames::Prefix spare(const Plan& plan, std::uint8_t length, std::uint8_t number = 0);

/// What is used when the operator names none: unassigned space (IANA has given out nothing of 2d00::/8).
frames::Prefix default_block();

}  // namespace cpe::actors
