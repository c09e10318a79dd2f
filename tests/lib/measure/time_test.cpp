#include "measure/time.hpp"

#include <catch2/catch.hpp>

using namespace std::chrono_literals;

TEST_CASE("RFC 3339: a time is written with six decimals, so that text sorts as time", "[measure]")
{
    const auto [text, written] = GENERATE(table<std::string, std::string>({
        {"2026-11-21T04:10:00Z", "2026-11-21T04:10:00.000000Z"},
        {"2026-11-21T04:10:00.5Z", "2026-11-21T04:10:00.500000Z"},
        {"2026-11-21T04:10:00.000123Z", "2026-11-21T04:10:00.000123Z"},
        {"2024-02-29T23:59:59.999999Z", "2024-02-29T23:59:59.999999Z"},
        {"1969-12-31T23:59:59.999999Z", "1969-12-31T23:59:59.999999Z"},
    }));

    CHECK(measure::to_rfc3339(measure::parse_rfc3339(text).value()) == written);
}

TEST_CASE("a time that is not UTC or not a time is refused", "[measure]")
{
    const std::string text =
        GENERATE(as<std::string>{}, "", "2026-11-21", "2026-11-21T04:10:00", "2026-11-21T04:10:00+01:00",
                 "2026-11-21 04:10:00Z", "2026-11-21T24:00:00Z", "2026-11-21T04:60:00Z", "2026-11-21T04:10:60Z",
                 "2026-02-29T04:10:00Z", "2026-11-21T04:10:00.Z", "2026-11-21T04:10:00.1234567Z",
                 "2026-11-21T04:10:00.12x4Z", "2026-11-21T0a:10:00Z", "-026-11-21T04:10:00Z");

    CHECK_FALSE(measure::parse_rfc3339(text));
}

TEST_CASE("a day is a day of the calendar", "[measure]")
{
    CHECK(measure::to_iso_date(measure::parse_iso_date("2026-11-21").value()) == "2026-11-21");
    CHECK(measure::day_after("2026-12-31") == "2027-01-01");
    CHECK(measure::parse_iso_date("2026-11-22").value() - measure::parse_iso_date("2026-11-21").value() == 24h);

    const std::string text =
        GENERATE(as<std::string>{}, "", "2026-13-01", "2026-00-10", "2026-11-31", "2026-11-1", "2026/11/21", "2026-11-211");
    CHECK_FALSE(measure::parse_iso_date(text));
}

TEST_CASE("durations travel as seconds and come back to the microsecond", "[measure]")
{
    const auto duration =
        GENERATE(measure::Duration(0), measure::Duration(1), measure::Duration(-7), measure::Duration(86'400'000'001));

    CHECK(measure::from_seconds(measure::in_seconds(duration)) == duration);
}
