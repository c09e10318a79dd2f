#include "collector/aggregate/dispute.hpp"
#include "tests/fakes/fake_views.hpp"

#include <catch2/catch.hpp>

using namespace collector;

namespace {

ConsensusRow verdict_of(const std::string& round, measure::Outcome outcome)
{
    ConsensusRow row;
    row.target = "www.example.test";
    row.check = "web.http6";
    row.round = round;
    row.counts = true;
    row.verdict.outcome = outcome;
    return row;
}

/// Two rounds of one target, in a window from the 1st on.
fakes::FakeViews two_rounds()
{
    fakes::FakeViews views;
    TargetView view;
    view.target.domain = "www.example.test";
    view.target.country = "KE";
    view.state.check = "web.http6";
    views.rows = {view};
    views.consensus_rows = {verdict_of("2026-11-20", measure::Outcome::pass),
                            verdict_of("2026-11-03", measure::Outcome::fail)};
    ScoreRow score;
    score.country = "KE";
    score.window_first = "2026-11-01";
    views.scores = {score};
    return views;
}

}  // namespace

TEST_CASE("The verdict of an earlier round is disputed as it was, as long as it counts in the window",
          "[aggregate][dispute]")
{
    const auto views = two_rounds();

    const auto newest = aggregate::describe_dispute(views, "www.example.test", "");
    const auto earlier = aggregate::describe_dispute(views, "www.example.test", "web.http6", "2026-11-03");

    REQUIRE(newest);
    CHECK(newest->round == "2026-11-20");
    REQUIRE(earlier);
    CHECK(earlier->round == "2026-11-03");
    CHECK(earlier->outcome == "fail");
    CHECK_FALSE(aggregate::describe_dispute(views, "www.example.test", "", "2026-11-04"));
    CHECK_FALSE(aggregate::describe_dispute(views, "www.example.test", "", "2026-10-31"));
    CHECK_FALSE(aggregate::describe_dispute(views, "www.example.test", "", "yesterday"));
}
