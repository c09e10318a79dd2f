#include "collector/aggregate/fold_rounds.hpp"
#include "tests/fakes/reference_edition.hpp"

#include <catch2/catch.hpp>

namespace {

using namespace collector;
using measure::Flag;
using measure::Outcome;

Vote vote(const std::string& probe, std::uint32_t as_number, const std::string& country, double value,
          std::uint32_t attempt = 1)
{
    Vote made{.target = "good.example.test",
              .check = "web.http6",
              .round = "2026-11-20",
              .probe = probe,
              .attempt = attempt,
              .as_number = as_number,
              .probe_country = country,
              .verdict = {}};
    made.verdict.check = made.check;
    made.verdict.value = value;
    made.verdict.outcome = value >= 1 ? Outcome::pass : value > 0 ? Outcome::partial : Outcome::fail;
    made.verdict.rule = value > 0 ? "rule.good" : "rule.bad";
    return made;
}

Vote silent(const std::string& probe, const std::string& country)
{
    auto made = vote(probe, 64500, country, 0);
    made.verdict.value.reset();
    made.verdict.outcome = Outcome::not_testable;
    return made;
}

std::vector<ConsensusRow> fold(const std::vector<Vote>& votes)
{
    return aggregate::fold_rounds(votes, "KE", score::reference_edition());
}

/// n probes at home, each in a network of its own, p of which found it good.
std::vector<Vote> votes_of(std::uint32_t n, std::uint32_t p)
{
    std::vector<Vote> votes;
    for (std::uint32_t i = 0; i < n; ++i) {
        votes.push_back(vote("p" + std::to_string(i + 100), 64500 + i, "KE", i < p ? 1 : 0));
    }
    return votes;
}

}  // namespace

TEST_CASE("scoring.md 4.9: the consensus of n votes of which p passed", "[aggregate][vectors]")
{
    const auto [n, p, outcome, value] = GENERATE(table<std::uint32_t, std::uint32_t, Outcome, double>({
        {1, 1, Outcome::pass, 1},
        {2, 1, Outcome::partial, 0.5},
        {3, 2, Outcome::pass, 1},
        {3, 1, Outcome::fail, 0},
        {4, 2, Outcome::partial, 0.5},
        {6, 5, Outcome::pass, 1},
        {6, 4, Outcome::partial, 0.6667},
        {7, 5, Outcome::pass, 1},
        {7, 4, Outcome::partial, 0.5714},
        {10, 8, Outcome::pass, 1},
    }));

    const auto rows = fold(votes_of(n, p));

    REQUIRE(rows.size() == 1);
    CHECK(rows[0].verdict.outcome == outcome);
    CHECK(*rows[0].verdict.value == Approx(value).margin(0.00005));
    CHECK(rows[0].votes == n);
    CHECK((rows[0].verdict.flags == std::vector{Flag::single_vantage}) == (n == 1));
}

TEST_CASE("Probes at home count where one of them could tell; those abroad are shown beside them", "[aggregate]")
{
    const auto rows = fold({vote("abroad", 64501, "FR", 0), vote("home", 64500, "KE", 1)});

    REQUIRE(rows.size() == 2);
    CHECK(rows[0].in_country);
    CHECK(rows[0].counts);
    CHECK(rows[0].verdict.outcome == Outcome::pass);
    CHECK_FALSE(rows[1].in_country);
    CHECK_FALSE(rows[1].counts);
    CHECK(rows[1].verdict.outcome == Outcome::fail);
}

TEST_CASE("Where nobody at home could tell, those abroad count", "[aggregate]")
{
    const auto rows = fold({vote("abroad", 64501, "FR", 1), silent("home", "KE")});

    REQUIRE(rows.size() == 2);
    CHECK_FALSE(rows[0].counts);
    CHECK(rows[1].counts);
}

TEST_CASE("One success among a probe's attempts is a success, flagged flaky", "[aggregate]")
{
    const auto rows = fold({vote("home", 64500, "KE", 0, 1), vote("home", 64500, "KE", 1, 2)});

    REQUIRE(rows.size() == 1);
    CHECK(rows[0].votes == 1);
    CHECK(rows[0].verdict.outcome == Outcome::pass);
    CHECK(rows[0].verdict.flags == std::vector{Flag::flaky, Flag::single_vantage});
}

TEST_CASE("Probes of one network have one vote", "[aggregate]")
{
    const auto rows = fold({vote("a", 64500, "KE", 1), vote("b", 64500, "KE", 1), vote("c", 64501, "KE", 0)});

    REQUIRE(rows.size() == 1);
    CHECK(rows[0].votes == 2);
    CHECK(rows[0].verdict.outcome == Outcome::partial);
}
