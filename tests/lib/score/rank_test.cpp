#include "score/rank.hpp"
#include "tests/fakes/reference_edition.hpp"

#include <catch2/catch.hpp>

namespace {

score::Contender country(const std::string& name, std::vector<double> web)
{
    return {.name = name, .draws = {std::move(web), {}, {}, {}, {}, {}}};
}

}  // namespace

TEST_CASE("4.7: replicates that overlap make ranks that overlap", "[score][rank]")
{
    const std::vector<score::Contender> countries{country("A", {0.2, 0.6}), country("B", {0.3, 0.5}),
                                                  country("C", {0.1, 0.1})};

    const auto ranks = score::rank_intervals(countries, score::reference_edition());

    CHECK(ranks[0].best == 1);
    CHECK(ranks[0].worst == 2);
    CHECK(ranks[1].best == 1);
    CHECK(ranks[1].worst == 2);
    CHECK(ranks[2].best == 3);
    CHECK(ranks[2].worst == 3);
}

TEST_CASE("4.7: who has no pillar comes behind all who have one", "[score][rank]")
{
    const std::vector<score::Contender> countries{country("A", {}), country("B", {0.0})};

    CHECK(score::rank_intervals(countries, score::reference_edition())[0].best == 2);
}

TEST_CASE("4.7: nobody to rank, no ranks", "[score][rank]")
{
    CHECK(score::rank_intervals({}, score::reference_edition()).empty());
}
