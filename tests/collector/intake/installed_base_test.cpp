#include "collector/intake/installed_base.hpp"

#include <catch2/catch.hpp>

using collector::intake::read_installed_base;

namespace {

const std::string kHead = "country,maker,model,firmware,share,dated,source\r\n";

}  // namespace

TEST_CASE("a regulator's table is read, quoted cells and all", "[intake][cpe]")
{
    const auto read = read_installed_base(
        kHead + "KE,\"Acme, Ltd\",R1,,0.25,2026-09-30,\"Report \"\"Q3\"\"\"\r\nKE,Acme,R2,2.0,0.5,2026-09-30,Report\r\n",
        "f.csv");

    REQUIRE(read.errors.empty());
    REQUIRE(read.rows.size() == 2);
    CHECK(read.rows[0].maker == "Acme, Ltd");
    CHECK(read.rows[0].source == "Report \"Q3\"");
    CHECK(read.rows[0].firmware.empty());
    CHECK(read.rows[1].share == Approx(0.5));
}

TEST_CASE("columns stand in any order, and firmware may be left out", "[intake][cpe]")
{
    const auto read =
        read_installed_base("source,dated,share,model,maker,country\nReport,2026-09-30,1,R1,Acme,KE\n", "f.csv");

    REQUIRE(read.errors.empty());
    CHECK(read.rows.at(0).model == "R1");
}

TEST_CASE("a line that cannot be is refused with its number and what to write instead", "[intake][cpe]")
{
    const auto [line, part] = GENERATE(table<std::string, std::string>({
        {"Kenya,Acme,R1,,0.5,2026-09-30,Report", "ISO 3166"},
        {"KE,,R1,,0.5,2026-09-30,Report", "maker"},
        {"KE,Acme,R1,,25,2026-09-30,Report", "0.25"},
        {"KE,Acme,R1,,0,2026-09-30,Report", "0.25"},
        {"KE,Acme,R1,,0.5,30.9.2026,Report", "2026-09-30"},
        {"KE,Acme,R1,,0.5,2026-09-30,", "source"},
        {"KE,\"Acme,R1,,0.5,2026-09-30,Report", "quote"},
    }));

    const auto read = read_installed_base(kHead + "KE,Good,G1,,0.1,2026-09-30,Report\r\n" + line + "\r\n", "f.csv");

    CHECK(read.rows.empty());
    REQUIRE_FALSE(read.errors.empty());
    CHECK(read.errors[0].where == "f.csv:3");
    CHECK_THAT(measure::to_string(read.errors[0]), Catch::Contains(part));
}

TEST_CASE("a table without its columns, one model twice, more homes than there are", "[intake][cpe]")
{
    const std::string row = "KE,Acme,R1,,0.6,2026-09-30,Report\r\n";

    CHECK_THAT(read_installed_base("KE,Acme\n", "f").errors.at(0).remedy, Catch::Contains("country,maker,model"));
    CHECK_FALSE(read_installed_base("", "f").errors.empty());
    CHECK_FALSE(read_installed_base(kHead, "f").errors.empty());
    CHECK_THAT(read_installed_base(kHead + row + row, "f").errors.at(0).what, Catch::Contains("twice"));
    CHECK_THAT(read_installed_base(kHead + row + "KE,Acme,R2,,0.6,2026-09-30,Report\r\n", "f").errors.at(0).what,
               Catch::Contains("add up to 1.2"));
}
