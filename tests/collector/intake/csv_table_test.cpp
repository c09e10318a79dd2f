#include "collector/intake/csv_table.hpp"

#include <catch2/catch.hpp>

using collector::intake::read_csv;
using Cells = std::vector<std::string>;

TEST_CASE("RFC 4180: quotes, commas and line feeds within cells, with the line each record begins on", "[intake]")
{
    const auto table = read_csv("a,b\r\n\"x, y\",\"say \"\"hi\"\"\"\r\n\"two\r\nlines\",z\r\nlast,one");

    REQUIRE(table.rows.size() == 4);
    CHECK(table.refused.empty());
    CHECK(table.rows[1].cells == Cells{"x, y", "say \"hi\""});
    CHECK(table.rows[2].cells == Cells{"two\r\nlines", "z"});
    CHECK(table.rows[3].line == 5);
    CHECK(table.rows[3].cells == Cells{"last", "one"});
}

TEST_CASE("A byte-order mark, bare line feeds, blank lines and empty cells are what public lists have", "[intake]")
{
    const auto table = read_csv("\xEF\xBB\xBF"
                                "a, b \n\n,\n x ,y\n");

    REQUIRE(table.rows.size() == 3);
    CHECK(table.rows[0].cells == Cells{"a", "b"});
    CHECK(table.rows[1].cells == Cells{"", ""});
    CHECK(table.rows[2].line == 4);
    CHECK(table.rows[2].cells == Cells{"x", "y"});
}

TEST_CASE("A misplaced quote costs its line, not the rest of the file", "[intake]")
{
    const auto middle = GENERATE(as<std::string>{}, "\"open,b\n", "a\"b,c\n", "\"a\"b,c\n");

    const auto table = read_csv("one,1\n" + middle + "two,2\n" + std::string(200, '\n') + "three,3\n");

    REQUIRE(table.refused.size() == 1);
    CHECK(table.refused[0].line == 2);
    CHECK_FALSE(table.refused[0].reason.empty());
    REQUIRE(table.rows.size() == 3);
    CHECK(table.rows[1].cells == Cells{"two", "2"});
    CHECK(table.rows[2].cells == Cells{"three", "3"});
}

TEST_CASE("Nothing, and nothing but white space, is an empty table", "[intake]")
{
    CHECK(read_csv(GENERATE(as<std::string>{}, "", "\n", " \r\n\t\n")).rows.empty());
}
