#include "collector/context/user_series.hpp"

#include <catch2/catch.hpp>

using namespace collector::context;

namespace {

std::string refusal(const std::string& text)
{
    const auto rows = parse_user_series(text, "users.csv");
    return rows ? "" : measure::to_string(rows.error());
}

}  // namespace

TEST_CASE("shares and percents are read alike, by the names of their columns", "[networks][users]")
{
    const auto shares = parse_user_series("source,country,date,share\napnic,KE,2026-11-01,0.125\n", "a").value();
    const auto percents =
        parse_user_series("date,note,percent,country,source\r\n2026-11-01,\"a, b\",12.5,KE,apnic\r\n", "b");

    CHECK(shares == percents.value());
}

TEST_CASE("what is written is read again, to the bit", "[networks][users]")
{
    const std::vector<UserShare> rows{{.country = "KE", .source = "apnic", .date = "2026-11-01", .share = 1.0 / 3}};

    CHECK(parse_user_series(user_series_text(rows), "again").value() == rows);
}

TEST_CASE("a later import replaces a source's share of the day and keeps the others", "[networks][users]")
{
    const std::vector<UserShare> held{{"KE", "apnic", "2026-10-01", 0.1}, {"KE", "apnic", "2026-11-01", 0.2}};
    const std::vector<UserShare> corrected{{"KE", "apnic", "2026-11-01", 0.3}};

    const auto rows = joined(held, corrected);

    CHECK(rows == std::vector<UserShare>{{"KE", "apnic", "2026-10-01", 0.1}, {"KE", "apnic", "2026-11-01", 0.3}});
    CHECK(joined(rows, corrected) == rows);
}

TEST_CASE("a damaged series is refused whole, with line and reason", "[networks][users]")
{
    const auto [row, reason] = GENERATE(table<std::string, std::string>({
        {"apnic,KE,2026-11-31,0.1", "line 3: "},
        {"apnic,KE,2026-11-01,1.5", "line 3: '1.5' is no share of users"},
        {"apnic,KE,2026-11-01,nan", "'nan' is no share of users"},
        {"apnic,KEN,2026-11-01,0.1", "'KEN' is no country code"},
        {"Ap nic,KE,2026-11-01,0.1", "a source is a word of a-z, 0-9 and -"},
        {"apnic,KE,2026-11-01", "it has 3 cells"},
        {"google,FR,2026-11-01,0.9", "an earlier row tells another share of this day"},
    }));

    const auto told = refusal("source,country,date,share\ngoogle,FR,2026-11-01,0.8\n" + row + "\n");

    CHECK_THAT(told, Catch::Matchers::Contains(reason));
    CHECK_THAT(refusal("country,date\nKE,2026-11-01\n"), Catch::Matchers::Contains("line 1: its header names not"));
    CHECK_THAT(refusal("source,country,date,share\n"), Catch::Matchers::Contains("no row is in it"));
}
