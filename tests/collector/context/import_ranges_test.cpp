#include "collector/context/range_table.hpp"
#include "tests/collector/context/table_text.hpp"

#include <catch2/catch.hpp>

using namespace collector::context;
using measure::parse_address;

namespace {

/// As @ip-location-db/asn writes them, IPv6 before IPv4 and a name with commas and quotes.
const std::string kNetworks = "2001:db8::,2001:db8:ff:ffff:ffff:ffff:ffff:ffff,64500,Example\r\n"
                              "192.0.2.0,192.0.2.127,64501,\"Example, \"\"Inc.\"\"\"\n"
                              "192.0.2.128,192.0.2.255,64500,Example\n";

RangeTable networks()
{
    return RangeTable::parse(samples::import_text(TableKind::networks, kNetworks).value(), "test").value();
}

}  // namespace

TEST_CASE("an address is found in its range, at both ends, and nowhere beside it", "[context]")
{
    const auto [literal, number] = GENERATE(table<std::string, std::uint32_t>({
        {"192.0.2.0", 64501},
        {"192.0.2.127", 64501},
        {"192.0.2.128", 64500},
        {"192.0.2.255", 64500},
        {"192.0.3.0", 0},
        {"192.0.1.255", 0},
        {"2001:db8::", 64500},
        {"2001:db8:ff:ffff:ffff:ffff:ffff:ffff", 64500},
        {"2001:db8:100::", 0},
        {"::1", 0},
    }));

    const auto table = networks();
    const auto found = table.find(parse_address(literal).value());

    CAPTURE(literal);
    CHECK((found ? found->as_number : 0) == number);
}

TEST_CASE("names with commas and quotes come through an import and a sealed file", "[context]")
{
    const auto text = seal(samples::import_text(TableKind::networks, kNetworks).value());
    const auto table = RangeTable::parse(unseal(text, "test").value(), "test").value();

    CHECK(table.find(parse_address("192.0.2.1").value())->text == "Example, \"Inc.\"");
    CHECK(table.built() == samples::kMade);
}

TEST_CASE("a damaged row refuses the import and says which, and why", "[context][fault]")
{
    const auto [rows, line, reason] = GENERATE(table<std::string, std::string, std::string>({
        {"192.0.2.0,192.0.2.255,64500\n", "line 1", "it has 3 cells where 4 belong"},
        {kNetworks + "198.51.100.0,198.51.100.2", "line 4", "it has 2 cells where 4 belong"},
        {"192.0.2.9,192.0.2.1,64500,x\n", "line 1", "the range does not go from a lower to a higher address"},
        {"192.0.2.9,2001:db8::,64500,x\n", "line 1", "the range does not go from a lower to a higher address"},
        {"192.0.2.0,192.0.2.1,6450O,x\n", "line 1", "'6450O' is not a number of 32 bits"},
        {"192.0.2.0,192.0.2.1,64500,\"x\n", "line 1", "a quoted cell does not end"},
        {"192.0.2.0,192.0.2.1,64500,\"x\"y\n", "line 1", "text follows a quoted cell"},
        {"192.0.2.0,192.0.2.9,64500,x\n\n192.0.2.0,192.0.2.9,64501,y\n", "line 3",
         "the range overlaps that of ranges.csv, line 1"},
        {"192.0.2.0,192.0.2.9,64500,x\n192.0.2.8,192.0.2.19,64501,y\n192.0.2.18,192.0.2.29,64502,z\n", "line 3",
         "the range overlaps that of ranges.csv, line 2"},
    }));

    const auto table = samples::import_text(TableKind::networks, rows);

    REQUIRE_FALSE(table);
    CHECK(table.error().where == "ranges.csv, " + line);
    CHECK(table.error().what == reason);
    CHECK_FALSE(table.error().remedy.empty());
}

TEST_CASE("where two published ranges overlap, the one that begins later tells, and it is said", "[context]")
{
    const auto [later, in_both, behind] = GENERATE(table<std::string, std::uint32_t, std::uint32_t>({
        {"192.0.2.128,192.0.3.255,2,later\n", 2, 2},
        {"192.0.2.128,192.0.2.129,2,inner\n", 2, 1},
    }));

    const auto imported = samples::import_rows(TableKind::networks, "192.0.1.0,192.0.2.255,1,earlier\n" + later).value();

    const auto table = RangeTable::parse(imported.table, "test").value();
    CHECK(imported.shortened == 1);
    CHECK(table.find(parse_address("192.0.2.127").value())->as_number == 1);
    CHECK(table.find(parse_address("192.0.2.128").value())->as_number == in_both);
    CHECK(table.find(parse_address("192.0.2.255").value())->as_number == behind);
}

TEST_CASE("a country is a code of two letters", "[context][fault]")
{
    CHECK(samples::import_text(TableKind::countries, "192.0.2.0,192.0.2.1,KE\n"));
    CHECK_FALSE(samples::import_text(TableKind::countries, "192.0.2.0,192.0.2.1,Kenya\n"));
    CHECK_FALSE(samples::import_text(TableKind::countries, "192.0.2.0,192.0.2.1,64500,Example\n"));
}

TEST_CASE("a sealed table is refused when any octet is changed or it is cut anywhere", "[context][fault]")
{
    const auto text = seal(samples::import_text(TableKind::networks, kNetworks).value());
    REQUIRE(unseal(text, "test"));

    for (std::size_t at = 0; at < text.size(); ++at) {
        auto flipped = text;
        flipped[at] = static_cast<char>(flipped[at] ^ 0x01);
        CAPTURE(at);
        CHECK_FALSE(unseal(flipped, "test"));
        CHECK_FALSE(unseal(text.substr(0, at), "test"));
    }
}

TEST_CASE("a table that is damaged, missing or of another kind says what, where and what to do", "[context][fault]")
{
    samples::Files files;
    const auto text = seal(samples::import_text(TableKind::networks, kNetworks).value());
    const auto cut = files.write("cut.table", text.substr(0, text.size() - 9));
    const auto whole = files.write("whole.table", text);

    CHECK(read_sealed(whole, TableKind::networks));
    CHECK(read_sealed(cut, TableKind::networks).error().what == "not an intact table: it has 2 whole rows of 3");
    CHECK(read_sealed(cut, TableKind::networks).error().where == cut.string());
    CHECK(read_sealed(whole, TableKind::routes).error().what ==
          "not an intact table: it holds networks, here belong routes");
    CHECK(read_sealed("/nonexistent", TableKind::routes).error().where == "/nonexistent");
    CHECK_FALSE(read_sealed(cut, TableKind::networks).error().remedy.empty());
}
