#include "probe/cpe/judge/rows/tables.hpp"
#include "probe/cpe/judge/rules.hpp"

#include <array>

namespace cpe::judge {
namespace {

const std::array<Row, 6> kRows{{
    {.id = "ULA-1",
     .document = "RFC 7084 section 4.3",
     .level = Level::should,
     .vantage = "L",
     .phases = "boot steady",
     .requirement = "can make a ULA prefix",
     .rule = rules::ula1},
    {.id = "ULA-2",
     .document = "RFC 7084 section 4.3",
     .level = Level::must,
     .vantage = "L+P",
     .phases = "reboot",
     .requirement = "same ULA after reboot",
     .rule = rules::ula2},
    {.id = "ULA-3",
     .document = "RFC 7084 section 4.3",
     .level = Level::should,
     .vantage = "P",
     .phases = "",
     .requirement = "configurable",
     .status = Status::manual,
     .why = "Look in the menus whether the unique local prefix can be set."},
    {.id = "ULA-4",
     .document = "RFC 7084 section 4.3",
     .level = Level::must,
     .vantage = "B",
     .phases = "security",
     .requirement = "site border: packets with ULA source or destination do not cross the WAN",
     .rule = rules::ula4},
    {.id = "ULA-5",
     .document = "RFC 7084 section 4.3",
     .level = Level::must,
     .vantage = "B",
     .phases = "boot steady",
     .requirement = "only ULA prefixes -> router lifetime 0",
     .rule = rules::ula5},
    {.id = "ULA-6",
     .document = "RFC 4193 section 3.2",
     .level = Level::must,
     .vantage = "L",
     .phases = "boot steady",
     .requirement = "random 40-bit global id",
     .rule = rules::ula6},
}};

}  // namespace

std::span<const Row> ula_rows()
{
    return kRows;
}

}  // namespace cpe::judge
