#include "collector/serve/score_document.hpp"

#include <catch2/catch.hpp>

using collector::serve::read_score_document;

TEST_CASE("The parts of an interval are read from the score's document", "[serve]")
{
    const auto index =
        read_score_document(R"({"index": {"geometric": 0.4, "weakest": "mail", "bounds": {"low": 0.3, "high": 0.7},
        "sampling": {"low": 0.35, "high": 0.45}}, "resampling": {"seed": 20120606}})")
            .index;

    CHECK(*index.geometric == 0.4);
    CHECK(index.weakest == "mail");
    CHECK(*index.bounds_high == 0.7);
    CHECK(*index.sampling_low == 0.35);
    CHECK(*index.seed == 20120606);
}

TEST_CASE("A document of an older edition has no parts, and is read all the same", "[serve]")
{
    const auto index = read_score_document(R"({"index": {"value": 0.5, "sampling": null}})").index;

    CHECK_FALSE(index.sampling_low);
    CHECK_FALSE(index.bounds_low);
    CHECK_FALSE(index.seed);
    CHECK(index.weakest.empty());
}
