#include "probe/cli/chosen_checks.hpp"

#include <catch2/catch.hpp>

using measure::Role;
using probe::cli::choose_checks;
using probe::cli::verdicts_of;

TEST_CASE("without a word every check is put and every role observed", "[cli]")
{
    const auto chosen = choose_checks({});

    REQUIRE(chosen);
    CHECK(chosen->checks.size() == checks::all().size());
    CHECK(chosen->roles == std::vector{Role::web, Role::dns, Role::mail});
}

TEST_CASE("an area and a single check leave out what nobody asked for", "[cli]")
{
    const auto web = choose_checks({"web.*"});
    const auto one = choose_checks({"dns.tcp6"});

    REQUIRE(web);
    REQUIRE(one);
    CHECK(web->roles == std::vector{Role::web});
    CHECK(one->roles == std::vector{Role::dns});
    CHECK(one->checks.size() == 1);
}

TEST_CASE("a check that does not exist is refused with a remedy", "[cli]")
{
    for (const auto* text : {"web", "web.none", "*", ""}) {
        CAPTURE(text);
        const auto refused = choose_checks({"web.tls6", text});
        REQUIRE(!refused);
        CHECK(!refused.error().remedy.empty());
    }
}

TEST_CASE("verdicts of other checks are left out", "[cli]")
{
    const auto chosen = choose_checks({"web.tls6"}).value();

    const auto left = verdicts_of(chosen, checks::judge_all({}));

    REQUIRE(left.size() == 1);
    CHECK(left[0].check == "web.tls6");
}
