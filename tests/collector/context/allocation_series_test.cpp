#include "collector/context/allocation_series.hpp"

#include <catch2/catch.hpp>

using namespace collector::context;

namespace {

const std::string kHead = "date,country,ipv4_prefixes,ipv4_addresses,ipv6_prefixes,ipv6_slash32_equiv\n";

std::string reason_of(const std::string& text)
{
    const auto read = parse_allocation_series(text, "trend.csv");
    return read ? "" : measure::to_string(read.error());
}

}  // namespace

TEST_CASE("sums of earlier days are read by their titles, and written so that they read the same", "[networks]")
{
    const auto read =
        parse_allocation_series(kHead + "2022-03-31,KE,120,2900000,9,46.5\n2021-12-31,KE,118,2867712,9,45.0\n", "trend.csv");

    REQUIRE(read);
    REQUIRE(read->size() == 2);
    CHECK(read->front().date == "2021-12-31");
    CHECK(read->back().ipv6_slash32 == 46.5);
    CHECK(parse_allocation_series(allocation_series_text(*read), "again").value() == *read);
}

TEST_CASE("a later import of the same day holds, and one that says the same changes nothing", "[networks]")
{
    const auto held = parse_allocation_series(kHead + "2021-12-31,KE,1,100,1,1\n", "a").value();
    const auto other = parse_allocation_series(kHead + "2021-12-31,KE,1,200,1,1\n", "b").value();

    CHECK(joined(held, held) == held);
    CHECK(joined(held, other) == other);
}

TEST_CASE("a damaged line refuses the whole, with its number and the reason", "[networks]")
{
    const auto [rows, reason] = GENERATE(table<std::string, std::string>({
        {"2021-12-31,Kenya,1,1,1,1\n", "'Kenya' is no country code"},
        {"2021-13-31,KE,1,1,1,1\n", "line 2"},
        {"2021-12-31,KE,1,-5,1,1\n", "'-5' is no amount"},
        {"2021-12-31,KE,1,1,1,nan\n", "'nan' is no amount"},
        {"2021-12-31,KE,1,1\n", "fewer than its header"},
        {"2021-12-31,KE,1,1,1,1\n2021-12-31,KE,1,2,1,1\n", "an earlier row tells other amounts"},
        {"", "no row is in it"},
    }));

    CHECK_THAT(reason_of(kHead + rows), Catch::Contains(reason));
}
