#include "score/home_and_abroad.hpp"
#include "tests/fakes/reference_edition.hpp"

#include <catch2/catch.hpp>

#include <vector>

namespace {

score::Ballot ballot(std::uint32_t as_number, measure::Outcome outcome, std::optional<double> value)
{
    score::Ballot cast{.as_number = as_number, .verdict = {}};
    cast.verdict.outcome = outcome;
    cast.verdict.value = value;
    return cast;
}

const score::Ballot kPass = ballot(1, measure::Outcome::pass, 1.0);
const score::Ballot kSilent = ballot(2, measure::Outcome::not_testable, std::nullopt);

bool home_counts(const std::vector<score::Ballot>& home, const std::vector<score::Ballot>& abroad)
{
    return score::agree_apart(home, abroad, score::reference_edition().consensus).home_counts;
}

}  // namespace

TEST_CASE("4.3: home counts where it can tell, else those abroad who can", "[score][consensus]")
{
    CHECK(home_counts({kPass}, {kPass}));
    CHECK(home_counts({kPass}, {}));
    CHECK_FALSE(home_counts({kSilent}, {kPass}));
    CHECK_FALSE(home_counts({}, {kPass}));
}

TEST_CASE("4.3: where nobody can tell, home's silence counts if it voted", "[score][consensus]")
{
    CHECK(home_counts({kSilent}, {kSilent}));
    CHECK_FALSE(home_counts({}, {kSilent}));
    CHECK_FALSE(home_counts({}, {}));
}
