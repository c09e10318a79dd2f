#include "score/consensus.hpp"
#include "tests/fakes/reference_edition.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <vector>

namespace {

using measure::Flag;
using measure::Outcome;

measure::Verdict says(Outcome outcome, std::optional<double> value, std::string rule = "r")
{
    measure::Verdict verdict;
    verdict.outcome = outcome;
    verdict.value = value;
    verdict.rule = std::move(rule);
    return verdict;
}

const measure::Verdict kPass = says(Outcome::pass, 1.0, "r.pass");
const measure::Verdict kFail = says(Outcome::fail, 0.0, "r.fail");

score::Consensus agree(std::vector<score::Ballot> ballots)
{
    return score::agree(ballots, score::reference_edition().consensus);
}

bool has(const measure::Verdict& verdict, Flag flag)
{
    return std::find(verdict.flags.begin(), verdict.flags.end(), flag) != verdict.flags.end();
}

}  // namespace

TEST_CASE("4.3: probes of one autonomous system have one vote, their majority", "[score][consensus]")
{
    const auto consensus = agree({{1, kPass}, {1, kPass}, {1, kFail}, {2, kPass}});

    CHECK(consensus.votes == 2);
    CHECK(consensus.passes == 2);
    CHECK(consensus.verdict.outcome == Outcome::pass);
}

TEST_CASE("4.3: a tie inside one autonomous system is no vote", "[score][consensus]")
{
    const auto consensus = agree({{1, kPass}, {1, kFail}, {2, kFail}});

    CHECK(consensus.votes == 1);
    CHECK(consensus.verdict.outcome == Outcome::fail);
    CHECK(has(consensus.verdict, Flag::single_vantage));
}

TEST_CASE("4.3: systems that are not known share one vote", "[score][consensus]")
{
    CHECK(agree({{0, kPass}, {0, kPass}}).votes == 1);
}

TEST_CASE("4.3: shares are rounded for the count and averaged for the value", "[score][consensus]")
{
    const auto consensus = agree({{1, says(Outcome::partial, 0.5)}, {2, says(Outcome::partial, 0.8)}, {3, kFail}});

    CHECK(consensus.passes == 2);
    CHECK(consensus.verdict.outcome == Outcome::partial);
    CHECK(*consensus.verdict.value == Approx(0.65));
    CHECK(has(consensus.verdict, Flag::dissent));
}

TEST_CASE("4.3: shares below one half that agree keep their value", "[score][consensus]")
{
    const auto consensus = agree({{1, says(Outcome::partial, 0.25)}, {2, says(Outcome::partial, 0.25)}});

    CHECK(consensus.passes == 0);
    CHECK(consensus.verdict.outcome == Outcome::partial);
    CHECK(*consensus.verdict.value == Approx(0.25));
}

TEST_CASE("4.3: without an eligible vote the check is not testable", "[score][consensus]")
{
    const auto consensus = agree({});

    CHECK(consensus.votes == 0);
    CHECK(consensus.verdict.outcome == Outcome::not_testable);
    CHECK_FALSE(consensus.verdict.value);
}

TEST_CASE("4.3: votes without a value are heard only where no other is", "[score][consensus]")
{
    const auto absent = says(Outcome::not_applicable, std::nullopt);

    CHECK(agree({{1, absent}, {2, kPass}}).verdict.outcome == Outcome::pass);
    CHECK(agree({{1, absent}, {2, absent}, {3, kPass}}).verdict.outcome == Outcome::not_applicable);
    CHECK(agree({{1, absent}, {2, says(Outcome::not_testable, std::nullopt)}}).verdict.outcome == Outcome::not_applicable);
}

TEST_CASE("4.3: a split speaks with the voice of those who failed", "[score][consensus]")
{
    const auto consensus = agree({{1, kPass}, {2, kFail}});

    CHECK(consensus.verdict.rule == "r.fail");
    CHECK(has(consensus.verdict, Flag::split));
}

TEST_CASE("4.3: one success among the attempts is a success, flagged flaky", "[score][fold]")
{
    const std::vector<measure::Verdict> attempts{kFail, kPass};

    const auto folded = score::fold(attempts);

    CHECK(folded.outcome == Outcome::pass);
    CHECK(has(folded, Flag::flaky));
}

TEST_CASE("4.3: attempts that all fail are a plain failure", "[score][fold]")
{
    const std::vector<measure::Verdict> attempts{kFail, says(Outcome::not_testable, std::nullopt), kFail};

    const auto folded = score::fold(attempts);

    CHECK(folded.outcome == Outcome::fail);
    CHECK(folded.flags.empty());
}
