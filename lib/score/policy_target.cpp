#include "score/policy_target.hpp"

#include <algorithm>

namespace score {
namespace {

constexpr double kDaysInYear = 365.25;

double days_between(measure::Day from, measure::Day to)
{
    return static_cast<double>((to - from).count());
}

std::span<const DatedValue> recent(std::span<const DatedValue> series, std::uint32_t days)
{
    const auto today = series.back().day;
    const auto first = std::find_if(series.begin(), series.end(),
                                    [&](const DatedValue& it) { return days_between(it.day, today) <= days; });
    return series.subspan(static_cast<std::size_t>(first - series.begin()));
}

/// Least squares, a day as the unit; nothing for a series that is too short.
std::optional<double> slope_of(std::span<const DatedValue> series, std::uint32_t fewest_days)
{
    const auto origin = series.front().day;
    if (days_between(origin, series.back().day) + 1 < fewest_days || series.size() < 2) {
        return std::nullopt;
    }
    double mean_day = 0;
    double mean_value = 0;
    for (const auto& it : series) {
        mean_day += days_between(origin, it.day);
        mean_value += it.value;
    }
    const auto count = static_cast<double>(series.size());
    mean_day /= count;
    mean_value /= count;
    double product = 0;
    double square = 0;
    for (const auto& it : series) {
        const double offset = days_between(origin, it.day) - mean_day;
        product += offset * (it.value - mean_value);
        square += offset * offset;
    }
    return square > 0 ? std::optional(product / square) : std::nullopt;
}

}  // namespace

PolicyDistance distance_to(const std::optional<PolicyTarget>& target, std::span<const DatedValue> series,
                           const PolicyRules& rules)
{
    if (!target || series.empty()) {
        return {.pace = target ? Pace::too_early : Pace::no_target};
    }
    const auto& today = series.back();
    PolicyDistance found{.distance = target->value - today.value};
    const auto slope = slope_of(recent(series, rules.slope_days), rules.fewest_days);
    const double days_left = days_between(today.day, target->by);
    if (slope) {
        found.slope_per_year = *slope * kDaysInYear;
        found.expected = std::clamp(today.value + *slope * std::max(days_left, 0.0), 0.0, 1.0);
    }
    if (*found.distance <= 0) {
        found.pace = Pace::on_track;
    } else if (days_left < 0) {
        found.pace = Pace::missed;
    } else if (!slope) {
        found.pace = Pace::too_early;
    } else {
        found.pace = *found.expected >= target->value ? Pace::on_track : Pace::late;
    }
    return found;
}

}  // namespace score
