#pragma once

#include "measure/result.hpp"

#include <chrono>
#include <string>
#include <string_view>

namespace measure {

using Seconds = std::chrono::seconds;

/// Every measured span of time; from the monotonic clock only.
using Duration = std::chrono::microseconds;

/// Wall-clock time, UTC.
using Timestamp = std::chrono::sys_time<std::chrono::microseconds>;

/// A UTC day: the unit of rounds and of the score window.
using Day = std::chrono::sys_days;

/// "2026-11-21T04:10:00.000123Z" (RFC 3339, always UTC, always six decimals so that text sorts as time).
std::string to_rfc3339(Timestamp time);

/// Reads RFC 3339 with `Z`, zero to six decimals. Any other zone is refused: we store UTC only.
Result<Timestamp> parse_rfc3339(std::string_view text);

/// "2026-11-21".
std::string to_iso_date(Day day);

/// Reads "2026-11-21"; an impossible date is an error.
Result<Day> parse_iso_date(std::string_view text);

/// The day after, as ISO date; the text itself where it is no date.
std::string day_after(const std::string& iso_date);

/// Seconds as a number, as JSON and metrics carry every duration.
inline double in_seconds(Duration duration)
{
    return std::chrono::duration<double>(duration).count();
}

/// The inverse of in_seconds, to the nearest microsecond.
Duration from_seconds(double seconds);

}  // namespace measure
