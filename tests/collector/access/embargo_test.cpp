#include "checks/check.hpp"
#include "collector/access/embargo.hpp"

#include <catch2/catch.hpp>

TEST_CASE("what may be told changes only on days from which something was promised", "[access][disclosure]")
{
    const std::vector<collector::Told> told{{.word = {.target = "a", .check = "", .public_from = "2026-11-22"}},
                                            {.word = {.target = "b", .check = "", .public_from = "2026-11-20"}},
                                            {.word = {.target = "c", .check = "", .public_from = ""}}};
    const auto [today, opened] = GENERATE(table<std::string, std::string>(
        {{"2026-11-19", ""}, {"2026-11-20", "2026-11-20"}, {"2026-11-21", "2026-11-20"}, {"2026-12-24", "2026-11-22"}}));

    CHECK(collector::access::Embargo(told, today, {}).opened() == opened);
}

TEST_CASE("the last word about a finding holds", "[access][disclosure]")
{
    const std::vector<collector::Told> told{
        {.word = {.target = "a", .check = "", .public_from = "2026-01-01"}},
        {.word = {.target = "a", .check = "security.access", .public_from = "2027-01-01"}},
        {.word = {.target = "b", .check = "", .public_from = "2025-01-01"}}};

    CHECK(collector::access::public_from(told, "a", "security.admin") == "2026-01-01");
    CHECK(collector::access::public_from(told, "a", "security.access") == "2027-01-01");
    CHECK(collector::access::public_from(told, "c", "security.access").empty());
}

TEST_CASE("what a check finds again after it was mended waits for a word of its own; what was told of before stays told",
          "[access][disclosure]")
{
    const std::string check = "security.access";
    std::vector<collector::Told> told{
        {.word = {.target = "a", .check = check, .public_from = "2026-03-01"}, .mended = "2026-04-10"}};
    const auto tells = [&](const std::string& today, const std::string& round) {
        return collector::access::Embargo(told, today, {}).tells("a", "XA", check, round);
    };

    CHECK(collector::access::public_from(told, "a", check).empty());
    CHECK_FALSE(tells("2026-05-02", ""));
    CHECK_FALSE(tells("2026-05-02", "2026-05-01"));
    CHECK(tells("2026-05-02", "2026-04-09"));
    CHECK_FALSE(tells("2026-02-28", "2026-02-27"));

    told.push_back({.word = {.target = "a", .check = check, .public_from = "2026-08-01"}});
    CHECK(collector::access::public_from(told, "a", check) == "2026-08-01");
    CHECK(tells("2026-05-02", "2026-04-09"));
    CHECK_FALSE(tells("2026-05-02", "2026-05-01"));
    CHECK(tells("2026-08-01", ""));
}

TEST_CASE("a telling that has ended brings back no word from before it", "[access][disclosure]")
{
    const std::vector<collector::Told> told{
        {.word = {.target = "a", .check = "", .public_from = "2024-03-01"}},
        {.word = {.target = "a", .check = "security.access", .public_from = "2026-03-01"}, .mended = "2026-04-10"}};

    CHECK(collector::access::public_from(told, "a", "security.access").empty());
    CHECK(collector::access::public_from(told, "a", "security.admin") == "2024-03-01");
}

TEST_CASE("every check that is withheld is one there is", "[access][disclosure]")
{
    for (const auto check : collector::access::kExposingChecks) {
        REQUIRE(checks::find(check) != nullptr);
        CHECK_FALSE(checks::find(check)->shapes_state);
    }
}
