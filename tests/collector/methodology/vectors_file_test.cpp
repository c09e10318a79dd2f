#include "collector/methodology/by_catalogue.hpp"
#include "collector/methodology/methodology_file.hpp"
#include "collector/methodology/vectors_file.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

namespace {

std::vector<score::VectorCase> shipped()
{
    const auto file = collector::read_vectors_text(collector::kReferenceVectors, "reference-vectors.toml");
    REQUIRE(file.errors.empty());
    return file.vectors;
}

/// The shipped edition with something else in it, its checks called by their numbers.
score::Methodology edition(const std::string& from = "", const std::string& to = "")
{
    std::string toml(collector::kShippedEdition);
    const auto at = toml.find(from);
    REQUIRE(at != std::string::npos);
    const auto file = collector::read_methodology_text(toml.replace(at, from.size(), to), "irs-1.toml");
    REQUIRE(file.errors.empty());
    return collector::by_catalogue(file.rules);
}

std::size_t differing(const score::Methodology& rules)
{
    const auto vectors = shipped();
    return static_cast<std::size_t>(std::count_if(
        vectors.begin(), vectors.end(), [&](const auto& asked) { return !score::agrees(score::compute(asked, rules)); }));
}

}  // namespace

TEST_CASE("The edition inside the program is the shipped file", "[vectors]")
{
    CHECK(collector::kShippedEdition == collector::read_methodology_file("config/methodologies/irs-1.toml").toml);
}

TEST_CASE("A vector differs when one of these numbers, checks or readings of the edition is changed", "[vectors]")
{
    const auto [from, to] = GENERATE(table<std::string, std::string>({
        {"base = 0.40", "base = 0.10"},
        {"base = 0.35", "base = 0.30"},
        {"base = 0.0", "base = 0.1"},
        {"should_value = 0.5", "should_value = 0.25"},
        {"geometric_floor = 0.01", "geometric_floor = 0.02"},
        {"unbalanced_above = 0.10", "unbalanced_above = 0.50"},
        {"window_days = 28", "window_days = 27"},
        {"expiry_rounds = 2", "expiry_rounds = 3"},
        {"hysteresis_rounds = 3", "hysteresis_rounds = 2"},
        {"from = 7", "from = 8"},
        {"weight = 0.15\nchecks = [\"web.same_site\"]", "weight = 0.20\nchecks = [\"web.same_site\"]"},
        {"check = \"web.http6\"\nrule = \"passes\"", "check = \"web.http6\"\nrule = \"any\""},
        {"reading = \"pass_only\"\n", ""},
        {"most = 0.40", "most = 0.50"},
        {"\"dns.large_answer\", \"dns.equal_answers\"", "\"dns.large_answer\""},
        {"\"security.icmpv6\", ", ""},
        {"weight = 0.30\nrole = \"web\"", "weight = 0.31\nrole = \"web\""},
        {"weight = 4", "weight = 5"},
        {"pillar_coverage = 0.80", "pillar_coverage = 0.81"},
        {"stratum_coverage = 0.50", "stratum_coverage = 0.85"},
        {"widest_interval = 0.20", "widest_interval = 0.80"},
        {"seed = 20120606", "seed = 20120607"},
        {"replicates = 2000", "replicates = 1000"},
        {"weight_spread = 0.25", "weight_spread = 0.05"},
        {"fewest_operators = 10", "fewest_operators = 5"},
        {"connectivity = 0.30", "connectivity = 0.20"},
        {"users = 0.40", "users = 0.30"},
        {"slope_days = 180", "slope_days = 90"},
        {"fewest_days = 28", "fewest_days = 7"},
    }));

    CAPTURE(from, to);
    CHECK(differing(edition(from, to)) > 0);
}

TEST_CASE("scoring.md 4.9: every reference vector matches to the decimals given", "[score][vectors]")
{
    const auto rules = edition();
    for (const auto& asked : shipped()) {
        const auto vector = score::compute(asked, rules);
        for (const auto& figure : vector.figures) {
            INFO(vector.input << ": " << figure.name);
            CHECK(figure.computed == figure.expected);
        }
        CHECK(score::agrees(vector));
    }
}

TEST_CASE("scoring.md 4.9: all 26 vectors of the text are there, and every other says how it is derived", "[vectors]")
{
    const auto vectors = shipped();

    CHECK(std::count_if(vectors.begin(), vectors.end(), [](const auto& it) { return it.source == "4.9"; }) == 26);
    CHECK(std::all_of(vectors.begin(), vectors.end(),
                      [](const auto& it) { return it.source == "4.9" || (it.source == "derived" && !it.because.empty()); }));
}

TEST_CASE("A vector that expects another figure, or one that nobody computes, does not agree", "[vectors]")
{
    const auto expect = GENERATE(values<std::vector<std::string>>({{"high 0.2426"}, {"height 0.2425"}, {}}));
    score::VectorCase asked{.input = "0 of 12", .kind = "wilson", .given = {"passed 0", "tried 12"}, .expect = expect};

    CHECK_FALSE(score::agrees(score::compute(asked, edition())));
}

TEST_CASE("A vector of an unknown kind does not agree", "[vectors]")
{
    CHECK_FALSE(score::agrees(score::compute({.kind = "willson", .expect = {"point 0.5"}}, edition())));
}

TEST_CASE("A vectors file with an unknown key is refused", "[vectors]")
{
    CHECK_FALSE(collector::read_vectors_text("schema = 1\n[[vector]]\nkindness = 1\n", "v.toml").errors.empty());
}
