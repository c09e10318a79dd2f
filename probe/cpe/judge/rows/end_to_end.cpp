#include "probe/cpe/judge/rows/tables.hpp"
#include "probe/cpe/judge/rules.hpp"

#include <array>

namespace cpe::judge {
namespace {

const std::array<Row, 6> kRows{{
    {.id = "E2E-1",
     .document = "monitoring",
     .level = Level::info,
     .vantage = "L/X",
     .phases = "steady",
     .requirement = "does a SLAAC host get working IPv6, how fast",
     .status = Status::planned,
     .why = "needs the carrier of a host's port to come up again and again; not written"},
    {.id = "E2E-2",
     .document = "monitoring",
     .level = Level::info,
     .vantage = "X",
     .phases = "steady",
     .requirement = "IPv4/IPv6 ratio of first-packet delay, loss, path MTU",
     .status = Status::planned,
     .why = "needs a far host that cooperates; not written"},
    {.id = "E2E-3",
     .document = "monitoring",
     .level = Level::info,
     .vantage = "X",
     .phases = "steady",
     .requirement = "prefix stability",
     .status = Status::manual,
     .why = "Watch the router for weeks with `sextant-cpe watch`, which tells the prefixes and how often they changed."},
    {.id = "E2E-4",
     .document = "monitoring",
     .level = Level::info,
     .vantage = "X",
     .phases = "steady",
     .requirement = "delegated size",
     .status = Status::manual,
     .why = "Watch the router with `sextant-cpe watch`, which tells the routes that it announces; or ask the operator."},
    {.id = "E2E-5",
     .document = "monitoring",
     .level = Level::info,
     .vantage = "X",
     .phases = "steady",
     .requirement = "exposure",
     .status = Status::planned,
     .why = "needs a far host that cooperates; not written"},
    {.id = "E2E-6",
     .document = "monitoring",
     .level = Level::info,
     .vantage = "X",
     .phases = "steady",
     .requirement = "DNS path",
     .status = Status::planned,
     .why = "needs a far host that cooperates; not written"},
}};

}  // namespace

std::span<const Row> end_to_end_rows()
{
    return kRows;
}

}  // namespace cpe::judge
