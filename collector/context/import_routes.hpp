#pragma once

#include "collector/context/import_ranges.hpp"

namespace collector::context {

/// Makes a table of routes of BGP table dumps as `bgpdump -m` prints them (MRT TABLE_DUMP, TABLE_DUMP_V2: RFC 6396).
///
///     TABLE_DUMP2|1763683200|B|192.0.2.1|64496|2001:db8::/32|64496 64500|IGP|...
///
/// Left out, because they say nothing of where an address lives: default routes and other prefixes shorter than networks
/// accept from each other (IPv4 8, IPv6 16 bits), and those longer (24, 48): inner routes that leaked into one peer's table.
/// The table is dated by its oldest line. A damaged line refuses the whole with file, line and reason.
measure::Result<SealedTable> import_routes(std::span<const Source> sources);

}  // namespace collector::context
