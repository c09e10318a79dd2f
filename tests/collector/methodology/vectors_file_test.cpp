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

}  // namespace

TEST_CASE("scoring.md 4.9: every reference vector matches to the decimals given", "[score][vectors]")
{
    for (const auto& asked : shipped()) {
        const auto vector = score::compute(asked);
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

    CHECK_FALSE(score::agrees(score::compute(asked)));
}

TEST_CASE("A vector of an unknown kind does not agree", "[vectors]")
{
    CHECK_FALSE(score::agrees(score::compute({.kind = "willson", .expect = {"point 0.5"}})));
}

TEST_CASE("A vectors file with an unknown key is refused", "[vectors]")
{
    CHECK_FALSE(collector::read_vectors_text("schema = 1\n[[vector]]\nkindness = 1\n", "v.toml").errors.empty());
}
