#pragma once

#include "collector/networks/spans.hpp"

namespace collector::networks {

/// What a file comes to, as CSV: registry, country, type, standing, records, amount (AS numbers, IPv4 addresses, IPv6 networks of
/// /64). Sorted; the same that a few lines of awk find (scripts/development/delegated).
std::string totals_text(const DelegatedFile& file);

}  // namespace collector::networks
