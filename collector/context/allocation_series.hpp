#pragma once

#include "measure/result.hpp"

#include <compare>
#include <string>
#include <string_view>
#include <vector>

/// What countries held of addresses on days before the first registry file that is held: sums that somebody made then.
///
///     date,country,ipv4_addresses,ipv6_slash32_equiv
///     "2021-12-31",KE,2867712,45.0
namespace collector::context {

struct AllocationPoint {
    std::string country;
    std::string date;  ///< "2021-12-31"
    double ipv4_addresses = 0;
    double ipv6_slash32 = 0;

    auto operator<=>(const AllocationPoint&) const = default;
};

/// Reads a CSV with a header line: columns date, country, ipv4_addresses and ipv6_slash32 (or ipv6_slash32_equiv), in any
/// order; other columns are left alone. A damaged row, or two rows of one country and day that differ, refuse the whole with
/// line and reason. Sorted. Pure.
measure::Result<std::vector<AllocationPoint>> parse_allocation_series(std::string_view text, const std::string& where);

/// The rows as such a CSV.
std::string allocation_series_text(const std::vector<AllocationPoint>& rows);

/// Both, of one country and day the later import. Sorted.
std::vector<AllocationPoint> joined(std::vector<AllocationPoint> held, const std::vector<AllocationPoint>& imported);

}  // namespace collector::context
