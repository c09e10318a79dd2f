#pragma once

#include "measure/result.hpp"

#include <compare>
#include <string>
#include <string_view>
#include <vector>

/// What others measured of users: which share of a country's could use IPv6, by source and day.
///
///     source,country,date,share
///     apnic,KE,"2026-11-01",0.1234
namespace collector::context {

struct UserShare {
    std::string country;
    std::string source;
    std::string date;  ///< "2026-11-01"
    double share = 0;  ///< 0 to 1.

    auto operator<=>(const UserShare&) const = default;
};

/// Reads a CSV with a header line: columns source, country, date, and share (0 to 1) or percent (0 to 100), in any order; other
/// columns are left alone. A damaged row, or two rows of one source, country and day that differ, refuse the whole. Sorted. Pure.
measure::Result<std::vector<UserShare>> parse_user_series(std::string_view text, const std::string& where);

/// The rows as such a CSV.
std::string user_series_text(const std::vector<UserShare>& rows);

/// Both, of one source, country and day the later import. Sorted.
std::vector<UserShare> joined(std::vector<UserShare> held, const std::vector<UserShare>& imported);

}  // namespace collector::context
