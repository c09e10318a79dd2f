#include "collector/aggregate/policy_standing.hpp"
#include "tests/fakes/fake_views.hpp"

#include <catch2/catch.hpp>

using namespace collector;
using aggregate::policy_standings;

namespace {

const auto kToday = measure::parse_iso_date("2026-11-21").value();

Policy promise(const std::string& figure, const std::string& by)
{
    Policy policy;
    policy.country = "KE";
    policy.id = "promise";
    policy.figure = figure;
    policy.target = 0.9;
    policy.by = by;
    return policy;
}

/// Sixty days up to today: 0.2 by one edition and frame, then 0.6 by others for the last thirty.
std::vector<FigurePoint> stepped(const std::string& methodology, const std::string& frame)
{
    std::vector<FigurePoint> points;
    for (int i = 59; i >= 0; --i) {
        FigurePoint point;
        point.day = measure::to_iso_date(kToday - std::chrono::days(i));
        point.value = i < 30 ? 0.6 : 0.2;
        point.methodology = i < 30 ? methodology : "edition";
        point.frame = i < 30 ? frame : "frame";
        points.push_back(point);
    }
    return points;
}

score::PolicyDistance judged(const Policy& policy, const std::vector<FigurePoint>& points)
{
    fakes::FakeViews views;
    views.policy_rows = {policy};
    views.figure_points = points;
    return policy_standings(views, "KE", kToday, {}, 28).value().at(0).distance;
}

}  // namespace

TEST_CASE("a step that came with another edition or another frame is no pace", "[policy]")
{
    const auto [figure, methodology, frame, is_cut] = GENERATE(table<std::string, std::string, std::string, bool>({
        {"web", "edition", "frame", false},
        {"web", "other", "frame", true},
        {"web", "edition", "other", true},
        {"networks", "other", "frame", true},
        {"networks", "edition", "other", false},
    }));

    const auto distance = judged(promise(figure, "2027-12-31"), stepped(methodology, frame));

    REQUIRE(distance.slope_per_year);
    CHECK((*distance.slope_per_year < 0.01) == is_cut);
}

TEST_CASE("a day that has passed without any figure is not known", "[policy]")
{
    CHECK(judged(promise("web", "2025-12-31"), {}).pace == score::Pace::not_known);
    CHECK(judged(promise("web", "2026-11-21"), {}).pace == score::Pace::too_early);
}
