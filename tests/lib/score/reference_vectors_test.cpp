#include "score/reference_vectors.hpp"

#include <catch2/catch.hpp>

TEST_CASE("scoring.md 4.9: every reference vector matches to four decimals", "[score][vectors]")
{
    const auto vectors = score::reference_vectors();

    CHECK(vectors.size() == 26);
    for (const auto& vector : vectors) {
        for (const auto& figure : vector.figures) {
            INFO(vector.input << ": " << figure.name);
            CHECK(figure.computed == figure.expected);
        }
        CHECK(score::agrees(vector));
    }
}
