#include "collector/repository/progress.hpp"

#include <catch2/catch.hpp>

using namespace collector;
using collector::repository::check_step;
using collector::repository::Standing;
using collector::repository::standing_of;

namespace {

Submission by_ann(std::vector<StepTaken> steps)
{
    return {.position = 7, .at = {}, .contribution = "xa", .by = "ann", .sha256 = {}, .card = {}, .steps = std::move(steps)};
}

StepTaken taken(ContributionStep step, const std::string& by)
{
    return {.step = step, .at = {}, .by = by, .reason = {}};
}

}  // namespace

TEST_CASE("nobody reviews his own text, and only what was approved is published", "[repository]")
{
    using enum ContributionStep;
    const auto fresh = by_ann({});
    const auto good = by_ann({taken(approved, "bob")});
    const auto back = by_ann({taken(returned, "bob")});
    const auto out = by_ann({taken(approved, "bob"), taken(published, "bob")});

    CHECK_FALSE(check_step(fresh, approved, "ann"));
    CHECK_FALSE(check_step(fresh, published, "bob"));
    CHECK(check_step(fresh, approved, "bob"));
    CHECK(check_step(good, published, "ann"));
    CHECK_FALSE(check_step(good, returned, "eve"));
    CHECK_FALSE(check_step(back, published, "bob"));
    CHECK_FALSE(check_step(out, published, "bob"));
    CHECK(check_step(out, withdrawn, "bob"));
    CHECK_FALSE(check_step(fresh, submitted, "bob"));
}

TEST_CASE("what stands on the ledger out of turn has no effect", "[repository]")
{
    using enum ContributionStep;

    CHECK(standing_of(by_ann({taken(approved, "ann"), taken(published, "ann")})) == Standing::waiting);
    CHECK(standing_of(by_ann({taken(returned, "bob"), taken(approved, "eve"), taken(published, "eve")})) ==
          Standing::returned);
    CHECK(standing_of(by_ann({taken(published, "bob"), taken(approved, "bob")})) == Standing::approved);
    CHECK(standing_of(by_ann({taken(approved, "bob"), taken(published, "eve"), taken(withdrawn, "eve")})) ==
          Standing::withdrawn);
}
