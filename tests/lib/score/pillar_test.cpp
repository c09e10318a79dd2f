#include "score/index.hpp"
#include "score/pillar.hpp"
#include "tests/fakes/reference_edition.hpp"

#include <catch2/catch.hpp>

#include <vector>

namespace {

using measure::Tier;

score::PillarTarget valued(Tier tier, double value)
{
    return {.tier = tier, .score = {.value = value, .low = value, .high = value}};
}

score::PillarTarget unknown(Tier tier)
{
    return {.tier = tier};
}

}  // namespace

TEST_CASE("4.6: strata are weighted, targets within them are equal", "[score][pillar]")
{
    const std::vector<score::PillarTarget> targets{valued(Tier::portal, 1), valued(Tier::essential, 0),
                                                   valued(Tier::municipal, 1)};

    const auto pillar = score::score_pillar(targets, score::reference_edition());

    CHECK(*pillar.score.value == Approx((4 * 0.5 + 1 * 1.0) / 5));
    CHECK(pillar.coverage == Approx(1));
    CHECK(pillar.sufficient);
}

TEST_CASE("4.6: a stratum without any value gives its weight away and lowers coverage", "[score][pillar]")
{
    const std::vector<score::PillarTarget> targets{valued(Tier::portal, 1), unknown(Tier::agency)};

    const auto pillar = score::score_pillar(targets, score::reference_edition());

    CHECK(*pillar.score.value == Approx(1));
    CHECK(pillar.coverage == Approx(0.8));
    CHECK(pillar.score.low == Approx(0.8));
    CHECK_FALSE(pillar.sufficient);
}

TEST_CASE("4.6: an exact 80 % of coverage is enough, whatever the last bit of the sum says", "[score][pillar]")
{
    std::vector<score::PillarTarget> targets;
    for (const auto tier : {Tier::portal, Tier::agency, Tier::regional}) {
        targets.insert(targets.end(), 4, valued(tier, 1));
        targets.push_back(unknown(tier));
    }

    const auto pillar = score::score_pillar(targets, score::reference_edition());

    REQUIRE(pillar.coverage < 0.8);
    CHECK(pillar.sufficient);
}

TEST_CASE("4.6: an empty frame has no pillar", "[score][pillar]")
{
    const auto pillar = score::score_pillar({}, score::reference_edition());

    CHECK_FALSE(pillar.score.value);
    CHECK_FALSE(pillar.sufficient);
    CHECK(pillar.score.high == 1);
}

TEST_CASE("4.6: web and DNS alone make a provisional index whose interval spans the rest", "[score][index]")
{
    const auto edition = score::reference_edition();
    std::vector<score::IndexPillar> pillars;
    for (const auto& rules : edition.pillars) {
        pillars.push_back({.rules = &rules});
    }
    pillars[0].score = {.value = 1, .low = 1, .high = 1};
    pillars[1].score = {.value = 0.5, .low = 0.4, .high = 0.6};

    const auto index = score::score_index(pillars, edition);

    CHECK(index.status == score::Status::provisional);
    CHECK(*index.arithmetic.value == Approx((0.30 + 0.075) / 0.45));
    CHECK(index.arithmetic.low == Approx(0.30 + 0.06));
    CHECK(index.arithmetic.high == Approx(0.30 + 0.09 + 0.55));
    CHECK(index.reasons.size() == 1);
}

TEST_CASE("4.6: no index without a required pillar", "[score][index]")
{
    const auto edition = score::reference_edition();
    std::vector<score::IndexPillar> pillars;
    for (const auto& rules : edition.pillars) {
        pillars.push_back({.rules = &rules, .score = {.value = 1, .low = 1, .high = 1}});
    }
    pillars[1].score = {};

    CHECK(score::score_index(pillars, edition).status == score::Status::insufficient_data);
}
