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
    return score::distance_to(target, series, {}).pace;
}

}  // namespace

TEST_CASE("4.7: the day itself still counts, the day after is too late", "[score][policy]")
{
    CHECK(pace_of(0.6, 0, rising(60, 0.001)) == score::Pace::late);
    CHECK(pace_of(0.6, -1, rising(60, 0.001)) == score::Pace::missed);
    CHECK(pace_of(0.5, -1, rising(60, 0.001)) == score::Pace::on_track);
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

    CHECK(*score::distance_to(target, rising(60, 0.001), {}).expected == 1);
}

TEST_CASE("4.7: a target without a single score is too early to judge", "[score][policy]")
{
    CHECK(score::distance_to(score::PolicyTarget{.value = 0.5, .by = kToday}, {}, {}).pace == score::Pace::too_early);
}
