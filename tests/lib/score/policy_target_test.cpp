#include "score/policy_target.hpp"

#include <catch2/catch.hpp>

#include <vector>

namespace {

const measure::Day kToday = *measure::parse_iso_date("2026-11-21");

std::vector<score::DatedValue> rising(int days, double a_day)
{
    std::vector<score::DatedValue> series;
    for (int i = days - 1; i >= 0; --i) {
        series.push_back({.day = kToday - std::chrono::days(i), .value = 0.5 - i * a_day});
    }
    return series;
}

score::Pace pace_of(double wanted, int days_left, const std::vector<score::DatedValue>& series)
{
    const score::PolicyTarget target{.value = wanted, .by = kToday + std::chrono::days(days_left)};
    return score::distance_to(target, series, kToday, {}).pace;
}

/// A figure so many days before the target's day, and one of today; the day was half a year ago.
score::Pace judged(double before, int days_before, double now)
{
    const auto by = kToday - std::chrono::days(180);
    const std::vector<score::DatedValue> series{{.day = by - std::chrono::days(days_before), .value = before},
                                                {.day = kToday, .value = now}};
    return score::distance_to(score::PolicyTarget{.value = 0.2, .by = by}, series, kToday, {}).pace;
}

}  // namespace

TEST_CASE("4.7: the day itself still counts, the day after is too late", "[score][policy]")
{
    CHECK(pace_of(0.6, 0, rising(60, 0.001)) == score::Pace::late);
    CHECK(pace_of(0.6, -1, rising(60, 0.001)) == score::Pace::missed);
    CHECK(pace_of(0.5, -1, rising(60, 0.001)) == score::Pace::met_late);
    CHECK(pace_of(0.4985, -1, rising(60, 0.001)) == score::Pace::met);
}

TEST_CASE("4.7: a day that has passed is judged by its own figure, not by today's", "[score][policy]")
{
    CHECK(judged(0.25, 0, 0.19) == score::Pace::met);
    CHECK(judged(0.10, 0, 0.29) == score::Pace::met_late);
    CHECK(judged(0.10, 0, 0.19) == score::Pace::missed);
    CHECK(judged(0.25, 60, 0.19) == score::Pace::met);
    CHECK(judged(0.25, 61, 0.29) == score::Pace::not_known);
}

TEST_CASE("4.7: what passed without a figure is not known, however early the series ends", "[score][policy]")
{
    const score::PolicyTarget target{.value = 0.5, .by = kToday - std::chrono::days(1)};

    CHECK(score::distance_to(target, {}, kToday, {}).pace == score::Pace::not_known);
    CHECK_FALSE(score::distance_to(target, rising(60, 0.001), kToday, {}).expected);
}

TEST_CASE("4.7: two figures have a slope and no interval of it", "[score][policy]")
{
    const std::vector<score::DatedValue> series{{.day = kToday - std::chrono::days(150), .value = 0.1},
                                                {.day = kToday, .value = 0.2}};
    const score::PolicyTarget target{.value = 0.9, .by = kToday + std::chrono::days(365)};

    const auto found = score::distance_to(target, series, kToday, {});

    CHECK(found.slope_per_year);
    CHECK_FALSE(found.slope_interval);
}

TEST_CASE("4.7: no slope joins two eras", "[score][policy]")
{
    auto series = rising(60, 0);
    for (auto& it : series) {
        it.era = it.day > kToday - std::chrono::days(30) ? 1 : 0;
        it.value = it.era == 1 ? 0.5 : 0.1;
    }
    const score::PolicyTarget target{.value = 0.9, .by = kToday + std::chrono::days(365)};

    CHECK(*score::distance_to(target, series, kToday, {}).slope_per_year == Approx(0).margin(1e-9));
}

TEST_CASE("4.7: a slope needs 28 days", "[score][policy]")
{
    CHECK(pace_of(0.6, 365, rising(27, 0.001)) == score::Pace::too_early);
    CHECK(pace_of(0.6, 365, rising(28, 0.001)) == score::Pace::on_track);
}

TEST_CASE("4.7: a country that falls back is late whatever the time left", "[score][policy]")
{
    CHECK(pace_of(0.6, 3650, rising(60, -0.001)) == score::Pace::late);
}

TEST_CASE("4.7: nothing is expected beyond 1", "[score][policy]")
{
    const score::PolicyTarget target{.value = 0.9, .by = kToday + std::chrono::days(3650)};

    CHECK(*score::distance_to(target, rising(60, 0.001), kToday, {}).expected == 1);
}

TEST_CASE("4.7: a target without a single score is too early to judge", "[score][policy]")
{
    CHECK(score::distance_to(score::PolicyTarget{.value = 0.5, .by = kToday}, {}, kToday, {}).pace ==
          score::Pace::too_early);
}
