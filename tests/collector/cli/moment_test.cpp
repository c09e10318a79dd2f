#include "collector/cli/moment.hpp"

#include <catch2/catch.hpp>

using namespace collector;

TEST_CASE("an import may tell of tomorrow, as other time zones do, and of no later day", "[collector][networks]")
{
    const auto today = std::chrono::floor<std::chrono::days>(cli::now());

    CHECK(cli::check_not_ahead(today + std::chrono::days(1), "users.csv"));
    const auto later = cli::check_not_ahead(today + std::chrono::days(3), "users.csv");
    REQUIRE_FALSE(later);
    CHECK_THAT(measure::to_string(later.error()), Catch::Matchers::Contains("later than tomorrow"));
}
