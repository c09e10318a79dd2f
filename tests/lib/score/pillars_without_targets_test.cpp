#include "score/cpe_score.hpp"
#include "score/network_score.hpp"

#include <catch2/catch.hpp>

#include <vector>

TEST_CASE("4.5: a market of no models says nothing", "[score][cpe]")
{
    const auto market = score::score_cpe_market({}, {});

    CHECK_FALSE(market.score.value);
    CHECK(market.score.high == 1);
    CHECK_FALSE(market.by_installed_base);
}

TEST_CASE("4.5: networks nobody imported say nothing", "[score][networks]")
{
    const auto scored = score::score_networks({}, {});

    CHECK_FALSE(scored.score.value);
    CHECK(scored.score.low == 0);
    CHECK(scored.score.high == 1);
}

TEST_CASE("4.5: without valid IPv4 announcements IPv6's own share counts", "[score][networks]")
{
    const auto scored = score::score_networks({.validity6 = 0.5, .validity4 = 0.0}, {});

    CHECK(*scored.score.value == Approx(0.5));
}
