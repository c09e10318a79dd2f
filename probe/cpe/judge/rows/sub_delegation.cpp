#include "probe/cpe/judge/rows/tables.hpp"
#include "probe/cpe/judge/rules.hpp"

#include <array>

namespace cpe::judge {
namespace {

const std::array<Row, 12> kRows{{
    {.id = "LPD-1",
     .document = "RFC 9818 section 4",
     .level = Level::must,
     .vantage = "L",
     .phases = "steady",
     .requirement = "DHCPv6-PD server on LAN",
     .rule = rules::lpd1},
    {.id = "LPD-2",
     .document = "RFC 9818 section 4",
     .level = Level::must,
     .vantage = "B",
     .phases = "scarcity",
     .requirement = "LAN links get their /64 first; too few prefixes -> logged",
     .rule = rules::lpd2},
    {.id = "LPD-3",
     .document = "RFC 9818 section 4",
     .level = Level::must,
     .vantage = "L",
     .phases = "steady",
     .requirement = "prefix of a link stable without policy/topology change",
     .rule = rules::lpd3},
    {.id = "LPD-4",
     .document = "RFC 9818 section 4",
     .level = Level::must,
     .vantage = "L",
     .phases = "steady",
     .requirement = "the rest is available for delegation",
     .rule = rules::lpd4},
    {.id = "LPD-5",
     .document = "RFC 9818 section 4",
     .level = Level::must,
     .vantage = "B",
     .phases = "steady",
     .requirement = "route to the client as next hop, from any interface; gone after Release or expiry",
     .rule = rules::lpd5},
    {.id = "LPD-6",
     .document = "RFC 9818 section 4",
     .level = Level::must,
     .vantage = "B",
     .phases = "steady",
     .requirement = "firewall lets delegated sources out with return traffic; what is neither on the LAN nor delegated is "
                    "still dropped",
     .rule = rules::lpd6},
    {.id = "LPD-7",
     .document = "RFC 9818 section 4",
     .level = Level::must,
     .vantage = "L",
     .phases = "steady",
     .requirement = "delegates /64 unless the administrator set another length",
     .rule = rules::lpd7},
    {.id = "LPD-8",
     .document = "RFC 9818 section 4",
     .level = Level::must,
     .vantage = "L",
     .phases = "steady",
     .requirement = "a ULA does not stop GUA prefixes from being delegated",
     .rule = rules::lpd8},
    {.id = "LPD-9",
     .document = "RFC 9818 section 4",
     .level = Level::should,
     .vantage = "L",
     .phases = "steady",
     .requirement = "GUA before ULA when both are delegated",
     .rule = rules::lpd9},
    {.id = "LPD-10",
     .document = "RFC 9818 section 4",
     .level = Level::must,
     .vantage = "B",
     .phases = "steady",
     .requirement = "lifetimes at most WAN's",
     .rule = rules::lpd10},
    {.id = "LPD-11",
     .document = "RFC 9762 section 6",
     .level = Level::should,
     .vantage = "L",
     .phases = "boot steady",
     .requirement = "P flag (RFC 9762) when PD is offered",
     .rule = rules::lpd11},
    {.id = "LPD-12",
     .document = "RFC 9915 section 18.3.9",
     .level = Level::must,
     .vantage = "L",
     .phases = "scarcity",
     .requirement = "nothing left or only a /64 -> NoPrefixAvail (9915 section 18.3.9)",
     .rule = rules::lpd12},
}};

}  // namespace

std::span<const Row> sub_delegation_rows()
{
    return kRows;
}

}  // namespace cpe::judge
