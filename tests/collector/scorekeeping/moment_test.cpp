#include "collector/scorekeeping/moment.hpp"

#include <catch2/catch.hpp>

using namespace collector;

namespace {

measure::Timestamp time_at(const std::string& time)
{
    return measure::parse_rfc3339(time).value();
}

}  // namespace

TEST_CASE("A day that is not over, and a moment to come, are refused with the day that can be asked for",
          "[collector][as_of]")
{
    const auto present = time_at("2026-11-21T23:59:59Z");

    for (const auto* text : {"2099-01-01", "2026-11-22", "2026-11-21", "2026-11-22T00:00:00Z"}) {
        const auto moment = scorekeeping::moment_of(text, present);
        INFO(text);
        REQUIRE_FALSE(moment);
        CHECK(moment.error().remedy.find("2026-11-20") != std::string::npos);
    }
    CHECK(scorekeeping::moment_of("2026-11-20", present).value() == time_at("2026-11-20T23:59:59.999999Z"));
    CHECK(scorekeeping::moment_of("2026-11-21", time_at("2026-11-22T00:00:00Z")).value() ==
          time_at("2026-11-21T23:59:59.999999Z"));
    CHECK(scorekeeping::moment_of("2026-11-21T12:00:00Z", present).value() == time_at("2026-11-21T12:00:00Z"));
    CHECK(scorekeeping::moment_of("", present).value() == present);
    CHECK_FALSE(scorekeeping::moment_of("yesterday", present));
}

TEST_CASE("an import may tell of tomorrow, as other time zones do, and of no later day", "[collector][networks]")
{
    const auto today = std::chrono::floor<std::chrono::days>(scorekeeping::now());

    CHECK(scorekeeping::check_not_ahead(today + std::chrono::days(1), "users.csv"));
    const auto later = scorekeeping::check_not_ahead(today + std::chrono::days(3), "users.csv");
    REQUIRE_FALSE(later);
    CHECK_THAT(measure::to_string(later.error()), Catch::Matchers::Contains("later than tomorrow"));
}
