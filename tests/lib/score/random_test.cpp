#include "score/random.hpp"

#include <catch2/catch.hpp>

#include <map>

TEST_CASE("4.6: a published seed gives the published numbers of SplitMix64", "[score][random]")
{
    score::Random random(1234567);

    CHECK(random.next() == 6457827717110365317U);
    CHECK(random.next() == 3203168211198807973U);
    CHECK(random.next() == 9817491932198370423U);
}

TEST_CASE("4.6: every number below a bound comes about equally often", "[score][random]")
{
    score::Random random(1);
    std::map<std::uint32_t, int> seen;
    for (int i = 0; i < 7000; ++i) {
        ++seen[random.below(7)];
    }

    CHECK(seen.size() == 7);
    for (const auto& [number, times] : seen) {
        CHECK(number < 7);
        // Five standard deviations of a binomial (7000, 1/7).
        CHECK(std::abs(times - 1000) < 147);
    }
}

TEST_CASE("4.6: a share is at least 0 and less than 1", "[score][random]")
{
    score::Random random(2);
    double sum = 0;
    for (int i = 0; i < 1000; ++i) {
        const double share = random.share();
        REQUIRE(share >= 0);
        REQUIRE(share < 1);
        sum += share;
    }

    CHECK(sum / 1000 == Approx(0.5).margin(0.05));
}

TEST_CASE("4.6: two countries have two streams under one seed", "[score][random]")
{
    CHECK(score::stream_seed(1, "KE") != score::stream_seed(1, "NP"));
    CHECK(score::stream_seed(1, "KE") != score::stream_seed(2, "KE"));
}
