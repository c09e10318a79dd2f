#include "collector/scorekeeping/kept_scores.hpp"

#include <catch2/catch.hpp>

using namespace collector;

TEST_CASE("A score looks back further than its window: its states are told from an earlier day", "[collector][retention]")
{
    ScoreRow score;
    score.window_first = "2026-10-25";
    score.window_last = "2026-11-21";
    CHECK(scorekeeping::looks_back_to(score) < score.window_first);
    CHECK(scorekeeping::looks_back_to(score) >= "2026-09-27");

    score.window_first = "2025-11-22";
    score.window_last = "2026-11-21";
    CHECK(scorekeeping::looks_back_to(score) <= "2025-11-21");
}
