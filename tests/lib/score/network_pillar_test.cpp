#include "score/network_pillar.hpp"
#include "tests/fakes/reference_edition.hpp"

#include <catch2/catch.hpp>

TEST_CASE("4.6: networks of which less than four fifths of the weight are known are insufficient", "[score][networks]")
{
    const auto rules = score::reference_edition();

    const auto without_users =
        score::network_pillar({.systems = 0.4, .holders = 0.3, .validity6 = 0.5, .validity4 = 0.5}, rules);
    const auto without_validity = score::network_pillar({.users = {0.4, 0.6}, .systems = 0.4, .holders = 0.3}, rules);

    CHECK(without_users.coverage == Approx(0.60));
    CHECK_FALSE(without_users.sufficient);
    CHECK(without_validity.coverage == Approx(0.85));
    CHECK(without_validity.sufficient);
    CHECK(*without_validity.score.value == Approx((0.40 * 0.5 + 0.25 * 0.4 + 0.20 * 0.3) / 0.85));
}

TEST_CASE("4.6: networks nobody imported cover nothing", "[score][networks]")
{
    const auto pillar = score::network_pillar({}, score::reference_edition());

    CHECK(pillar.coverage == 0);
    CHECK_FALSE(pillar.sufficient);
    CHECK(pillar.score.high == 1);
}
