#pragma once

#include "measure/time.hpp"
#include "score/interval.hpp"
#include "score/methodology.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace score {

/// A figure on one day.
struct DatedValue {
    measure::Day day{};
    double value = 0;
    std::uint32_t era = 0;  ///< Another one: made by another edition or of another frame, so that no line joins the two.
};

/// What a policy promises: so much by that day.
struct PolicyTarget {
    double value = 0;
    measure::Day by{};
};

/// Where a country stands towards its target.
enum class Pace : std::uint8_t {
    no_target,  ///< it set none
    on_track,   ///< reached, or will be in time at the pace of late
    late,       ///< not in time at the pace of late
    too_early,  ///< the series is too short for a slope
    met,        ///< the day has passed, and on it the target was reached; whatever came after
    met_late,   ///< it was not reached on the day, and is now
    missed,     ///< it was not reached on the day, and is not now
    not_known,  ///< the day has passed, and no figure tells of it
};

constexpr std::array<std::string_view, 8> words_of(Pace)
{
    return {"no_target", "on_track", "late", "too_early", "met", "met_late", "missed", "not_known"};
}

/// The distance to a target (4.7).
struct PolicyDistance {
    Pace pace = Pace::no_target;
    std::optional<double> distance{};             ///< Target minus value; 0 and less: reached.
    std::optional<double> slope_per_year{};       ///< Least squares over the last `slope_days`; a year is 365.25 days.
    std::optional<double> expected{};             ///< The value on the target's day at that slope, kept within 0 to 1.
    std::optional<Interval> slope_interval{};     ///< 95 %; none where fewer than three windows are in the series.
    std::optional<Interval> expected_interval{};  ///< The same on the target's day: how far the pace itself is known.
    std::optional<DatedValue> then{};             ///< What a day that has passed is judged by; nothing before it has.
    bool certain = false;  ///< Both ends of that interval say the same as `pace`; reached, met and missed are.
};

/// `series` is ordered by day; its last entry is the newest value. What is older than `slope_days`, or of another era, does not
/// enter the slope. A series that spans fewer than `fewest_days` has no slope and says `too_early`.
///
/// When `today` is behind the target's day, that day's own figure judges: the last one up to it, if it is not older than
/// `held_days`. Nothing is expected any more.
///
/// The slope's interval is Student's. A figure of one day is the mean of a window, so that days next to each other say the
/// same thing again: the standard error counts as many values as windows fit into the series.
PolicyDistance distance_to(const std::optional<PolicyTarget>& target, std::span<const DatedValue> series, measure::Day today,
                           const PolicyRules& rules, std::uint32_t window_days = 28);

}  // namespace score
