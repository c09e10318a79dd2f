#include "score/policy_target.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace score {
namespace {

constexpr double kDaysInYear = 365.25;

double days_between(measure::Day from, measure::Day to)
{
    return static_cast<double>((to - from).count());
}

/// The end of the series that was made in one way.
std::span<const DatedValue> recent(std::span<const DatedValue> series, std::uint32_t days)
{
    const auto& newest = series.back();
    std::size_t first = series.size() - 1;
    while (first > 0 && series[first - 1].era == newest.era && days_between(series[first - 1].day, newest.day) <= days) {
        --first;
    }
    return series.subspan(first);
}

/// A straight line through a series, a day as the unit.
struct Line {
    double slope = 0;
    double error = 0;  ///< Standard error of the slope, were the days independent.
    double days = 0;   ///< That the series spans, both ends included.
};

struct Moments {
    double product = 0;
    double square = 0;
    double values = 0;
};

/// Sums of squares about the means.
Moments moments_of(std::span<const DatedValue> series)
{
    const auto count = static_cast<double>(series.size());
    double mean_day = 0;
    double mean_value = 0;
    for (const auto& it : series) {
        mean_day += days_between(series.front().day, it.day) / count;
        mean_value += it.value / count;
    }
    Moments sums;
    for (const auto& it : series) {
        const double offset = days_between(series.front().day, it.day) - mean_day;
        sums.product += offset * (it.value - mean_value);
        sums.square += offset * offset;
        sums.values += (it.value - mean_value) * (it.value - mean_value);
    }
    return sums;
}

/// Least squares; nothing for a series that is too short.
std::optional<Line> line_through(std::span<const DatedValue> series, std::uint32_t fewest_days)
{
    const double days = days_between(series.front().day, series.back().day) + 1;
    if (days < fewest_days || series.size() < 2) {
        return std::nullopt;
    }
    const auto sums = moments_of(series);
    if (!(sums.square > 0)) {
        return std::nullopt;
    }
    Line line{.slope = sums.product / sums.square, .days = days};
    const double left_over = std::max(0.0, sums.values - line.slope * sums.product);
    const double freedom = static_cast<double>(series.size()) - 2;
    line.error = freedom > 0 ? std::sqrt(left_over / freedom / sums.square) : 0;
    return line;
}

/// The 97.5 % quantiles of Student's distribution with 1 to 10 degrees of freedom; from there on the normal one would be too
/// narrow by less than a seventh, and the last is kept.
constexpr std::array kStudent{12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228};

std::optional<Interval> interval_of(const Line& line, std::size_t values, std::uint32_t window_days)
{
    const double windows = line.days / std::max(1U, window_days);
    if (windows < 3 || values < 3) {
        return std::nullopt;  // Through two points goes a line without any error, of no degree of freedom.
    }
    const double independent = std::min(windows, static_cast<double>(values));
    const auto freedom = static_cast<std::size_t>(independent) - 2;
    const double widened = line.error * std::sqrt(static_cast<double>(values) / independent);
    const double reach = kStudent[std::min(freedom, kStudent.size()) - 1] * widened;
    return Interval{.low = line.slope - reach, .high = line.slope + reach};
}

double after(double today, double slope, double days_left)
{
    return std::clamp(today + slope * std::max(days_left, 0.0), 0.0, 1.0);
}

Pace pace_of(const PolicyDistance& found, double target)
{
    if (*found.distance <= 0) {
        return Pace::on_track;
    }
    if (!found.expected) {
        return Pace::too_early;
    }
    return *found.expected >= target ? Pace::on_track : Pace::late;
}

/// What is reached or over is certain; what is to come, where both ends of the interval agree.
bool is_certain(const PolicyDistance& found, double target)
{
    if (*found.distance <= 0) {
        return true;
    }
    const auto& interval = found.expected_interval;
    return interval && (found.pace == Pace::on_track ? interval->low >= target : interval->high < target);
}

void expect(PolicyDistance& found, std::span<const DatedValue> lately, const Line& line, double days_left,
            std::uint32_t window_days)
{
    const double now = lately.back().value;
    found.expected = after(now, line.slope, days_left);
    if (const auto slope = interval_of(line, lately.size(), window_days)) {
        found.expected_interval = {.low = after(now, slope->low, days_left), .high = after(now, slope->high, days_left)};
    }
}

/// The figure of a day: the last one up to it, unless it is too old to tell of it.
std::optional<DatedValue> figure_of(measure::Day day, std::span<const DatedValue> series, std::uint32_t held_days)
{
    const auto later = std::find_if(series.begin(), series.end(), [&](const DatedValue& it) { return it.day > day; });
    if (later == series.begin() || days_between((later - 1)->day, day) > held_days) {
        return std::nullopt;
    }
    return *(later - 1);
}

void look_back(PolicyDistance& found, const PolicyTarget& target, std::span<const DatedValue> series,
               std::uint32_t held_days)
{
    found.then = figure_of(target.by, series, held_days);
    found.certain = found.then.has_value();
    if (!found.then) {
        found.pace = Pace::not_known;
    } else if (found.then->value >= target.value) {
        found.pace = Pace::met;
    } else {
        found.pace = series.back().value >= target.value ? Pace::met_late : Pace::missed;
    }
}

}  // namespace

PolicyDistance distance_to(const std::optional<PolicyTarget>& target, std::span<const DatedValue> series, measure::Day today,
                           const PolicyRules& rules, std::uint32_t window_days)
{
    if (!target) {
        return {.pace = Pace::no_target};
    }
    const bool is_over = today > target->by;
    if (series.empty()) {
        return {.pace = is_over ? Pace::not_known : Pace::too_early};
    }
    const auto& newest = series.back();
    PolicyDistance found{.distance = target->value - newest.value};
    const auto lately = recent(series, rules.slope_days);
    if (const auto line = line_through(lately, rules.fewest_days)) {
        found.slope_per_year = line->slope * kDaysInYear;
        if (const auto slope = interval_of(*line, lately.size(), window_days)) {
            found.slope_interval = {.low = slope->low * kDaysInYear, .high = slope->high * kDaysInYear};
        }
        if (!is_over) {
            expect(found, lately, *line, days_between(newest.day, target->by), window_days);
        }
    }
    if (is_over) {
        look_back(found, *target, series, rules.held_days);
        return found;
    }
    found.pace = pace_of(found, target->value);
    found.certain = is_certain(found, target->value);
    return found;
}

}  // namespace score
