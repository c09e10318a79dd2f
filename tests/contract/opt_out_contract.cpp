#include "tests/contract/store_contract.hpp"
#include "tests/contract/store_samples.hpp"

#include <catch2/catch.hpp>

#include <array>

namespace contract {

using namespace collector;
using measure::State;

namespace {

constexpr std::string_view kGood = "good.example.test";

/// A target that was measured as broken, and opted out afterwards.
collector::store::OpenStore opted_out(const OpenStore& open)
{
    auto index = open();
    REQUIRE(index.store->apply(frame_entry(1, "1", 10)));
    auto row = consensus(std::string(kGood), 21);
    row.verdict.outcome = measure::Outcome::fail;
    REQUIRE(
        index.store->put_rounds("KE", std::vector{row}, std::vector{target_round(std::string(kGood), 21, State::broken)}));
    REQUIRE(index.store->put_score(score(21, 0.5)));
    auto frame = frame_entry(2, "2", 22);
    frame.frame->targets[0].opt_out = true;
    REQUIRE(index.store->apply(frame));
    return index;
}

}  // namespace

void hold_to_opt_out_contract(const OpenStore& open)
{
    const auto index = opted_out(open);
    const std::string good(kGood);

    SECTION("who opted out is listed and marked, without what was found")
    {
        const auto target = index.views->target(good).value();

        REQUIRE(target);
        CHECK(target->target.opt_out);
        CHECK(target->round.empty());
        CHECK(target->state.state == State::unknown);
        CHECK_FALSE(target->web_score);
        CHECK(index.views->consensus(good).value().empty());
        CHECK(index.store->newest_consensus("KE").value().empty());
        CHECK(index.views->targets({}, "", 10).value().size() == 2);
    }

    SECTION("who opted out counts nowhere: not in a sector, not among those of which nobody could tell")
    {
        CHECK(index.views->sectors("KE").value().size() == 1);
        CHECK(index.views->targets({.state = "broken"}, "", 10).value().empty());
        CHECK(index.views->targets({.state = "unknown"}, "", 10).value().size() == 1);
        CHECK(index.views->ordered_targets({.state = "unknown"}, {.limit = 10}).value().size() == 1);
    }

    SECTION("what was found before goes on waiting for its owner")
    {
        constexpr std::array<std::string_view, 1> checks{"web.http6"};

        const auto open_ones = index.access->open_findings("KE", checks).value();
        REQUIRE(open_ones.size() == 1);
        CHECK(open_ones[0].target == good);
    }

    SECTION("history stays")
    {
        CHECK(index.views->score_history("KE").value().size() == 1);
        CHECK(index.views->check_history(good, "web.http6", "2026-11-01", 10).value().size() == 1);
    }
}

}  // namespace contract
