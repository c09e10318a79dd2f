#include "probe/cpe/judge/rows/tables.hpp"
#include "probe/cpe/judge/rules.hpp"

#include <array>

namespace cpe::judge {
namespace {

const std::array<Row, 11> kRows{{
    {.id = "G-1",
     .document = "RFC 7084 section 4.1",
     .level = Level::must,
     .vantage = "L",
     .phases = "steady",
     .requirement = "behaves as an IPv6 node (RFC 8504)",
     .rule = rules::g1},
    {.id = "G-2",
     .document = "RFC 7084 section 4.1",
     .level = Level::must,
     .vantage = "B (L partly)",
     .phases = "steady",
     .requirement = "ICMPv6 per RFC 4443",
     .rule = rules::g2},
    {.id = "G-2a",
     .document = "RFC 4443 section 2.4",
     .level = Level::must,
     .vantage = "L",
     .phases = "steady",
     .requirement = "errors quote as much of the packet as fits 1280 and carry a CPE address reachable from the sender",
     .rule = rules::g2a},
    {.id = "G-3",
     .document = "RFC 7084 section 4.1",
     .level = Level::must,
     .vantage = "B",
     .phases = "boot",
     .requirement = "forwards nothing between LAN and WAN before address and prefix are obtained",
     .rule = rules::g3},
    {.id = "G-4",
     .document = "RFC 7084 section 4.1",
     .level = Level::must,
     .vantage = "B",
     .phases = "boot",
     .requirement = "no WAN default router -> router lifetime 0 in every LAN RA",
     .rule = rules::g4},
    {.id = "G-5",
     .document = "RFC 7084 section 4.1",
     .level = Level::must,
     .vantage = "B",
     .phases = "outage",
     .requirement = "losing the WAN router or connectivity -> at once RA(s) with lifetime 0 on every LAN",
     .rule = rules::g5},
    {.id = "G-6",
     .document = "RFC 7084 section 4.1",
     .level = Level::info,
     .vantage = "B",
     .phases = "outage",
     .requirement = "comes back: lifetime>0 again after the WAN returns",
     .rule = rules::g6},
    {.id = "G-7",
     .document = "RFC 8200 section 3",
     .level = Level::must,
     .vantage = "B",
     .phases = "steady",
     .requirement = "hop limit decremented by exactly 1 both ways",
     .rule = rules::g7},
    {.id = "G-8",
     .document = "RFC 4291 sections 2.5 and 2.7",
     .level = Level::must,
     .vantage = "B",
     .phases = "security",
     .requirement = "never forwards link-local, loopback, unspecified or multicast source",
     .rule = rules::g8},
    {.id = "G-9",
     .document = "RFC 7084 section 4.2",
     .level = Level::must,
     .vantage = "W",
     .phases = "steady",
     .requirement = "no RA on the WAN link, no answer to RS from the WAN",
     .rule = rules::g9},
    {.id = "G-10",
     .document = "RFC 7084 section 4.1",
     .level = Level::should,
     .vantage = "L",
     .phases = "security",
     .requirement = "redirects and RAs from the LAN do not change the CPE's routing",
     .rule = rules::g10},
}};

}  // namespace

std::span<const Row> general_rows()
{
    return kRows;
}

}  // namespace cpe::judge
