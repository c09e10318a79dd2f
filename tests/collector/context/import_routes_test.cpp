#include "collector/context/import_routes.hpp"
#include "collector/context/route_table.hpp"

#include <catch2/catch.hpp>

#include <sstream>

using namespace collector::context;
using measure::parse_address;

namespace {

measure::Result<SealedTable> import_dump(const std::string& text)
{
    std::istringstream stream(text);
    const std::vector<Source> sources{{"rib.txt", stream}};
    return import_routes(sources);
}

/// A line as `bgpdump -m` prints it.
std::string line(const std::string& prefix, const std::string& path, const std::string& peer = "192.0.2.1",
                 int at = 1763683200)
{
    return "TABLE_DUMP2|" + std::to_string(at) + "|B|" + peer + "|64496|" + prefix + "|" + path +
           "|IGP|192.0.2.1|0|0|64496:1|NAG||\n";
}

RouteTable table_of(const std::string& text)
{
    return RouteTable::parse(import_dump(text).value(), "test").value();
}

std::string found(const RouteTable& table, const std::string& literal)
{
    const auto* route = table.find(parse_address(literal).value());
    return route == nullptr ? "" : route_line(*route);
}

}  // namespace

TEST_CASE("the most specific announced prefix holds an address, with its peers and origins", "[context][rfc4271]")
{
    const auto table = table_of(line("2001:db8::/32", "64496 64500") + line("2001:db8::/32", "64497 64500", "192.0.2.2") +
                                line("2001:db8:7::/48", "64496 64501") + line("198.51.100.0/24", "64496 64502"));

    CHECK(found(table, "2001:db8::1") == "2001:db8::/32,2,64500\n");
    CHECK(found(table, "2001:db8:7::1") == "2001:db8:7::/48,1,64501\n");
    CHECK(found(table, "198.51.100.9") == "198.51.100.0/24,1,64502\n");
    CHECK(found(table, "2001:db9::1").empty());
    CHECK(found(table, "192.0.2.1").empty());
}

TEST_CASE("several origins are all told, a set is none, an empty path is the peer's own", "[context][rfc6811]")
{
    const auto table = table_of(line("2001:db8::/32", "64496 64500") + line("2001:db8::/32", "64496 64499") +
                                line("2001:db8:7::/48", "64496 {64501,64502}") + line("2001:db8:8::/48", ""));

    CHECK(found(table, "2001:db8::1") == "2001:db8::/32,1,64499 64500\n");
    CHECK(found(table, "2001:db8:7::1") == "2001:db8:7::/48,1,0\n");
    CHECK(found(table, "2001:db8:8::1") == "2001:db8:8::/48,1,64496\n");
}

TEST_CASE("default routes and inner routes say nothing of where an address lives", "[context]")
{
    const auto table = table_of(line("::/0", "64496") + line("0.0.0.0/0", "64496") + line("2000::/3", "64496") +
                                line("2001:db8::1/128", "64496 65535") + line("2001:db8::/32", "64496 64500"));

    CHECK(found(table, "2a01::1").empty());
    CHECK(found(table, "203.0.113.1").empty());
    CHECK(found(table, "2001:db8::1") == "2001:db8::/32,1,64500\n");
}

TEST_CASE("the table is as old as its oldest line", "[context]")
{
    const auto table = table_of(line("2001:db8::/32", "64500", "192.0.2.1", 1763683200) +
                                line("2001:db8:7::/48", "64500", "192.0.2.1", 1763600000));

    CHECK(measure::to_rfc3339(table.seen()).starts_with("2025-11-20T00:53:20"));
}

TEST_CASE("a damaged dump is refused with line and reason", "[context][fault]")
{
    const auto good = line("2001:db8::/32", "64500");
    const auto [bad, reason] = GENERATE_COPY(table<std::string, std::string>({
        {"TABLE_DUMP2|1763683200|B|192.0.2.1|64496|2001:db8::/32\n", "it is no line of a table dump"},
        {good.substr(0, 40), "it is no line of a table dump"},
        {"BGP4MP|1763683200|A|192.0.2.1|64496|2001:db8::/32|64500|IGP\n", "it is no line of a table dump"},
        {line("2001:db8::/129", "64500"), ""},
        {line("2001:db8::", "64500"), ""},
        {line("2001:db8::/32", "64496 nonsense"), "'nonsense' is not a number of 32 bits"},
        {line("2001:db8::/32", "64496 {64501"), "'{64501' is not a set of AS numbers"},
        {line("2001:db8::/32", "64500", "peer"), "its peer is no address"},
    }));

    const auto table = import_dump(good + bad);

    REQUIRE_FALSE(table);
    CHECK(table.error().where == "rib.txt, line 2");
    CHECK_THAT(table.error().what, Catch::StartsWith(reason));
    CHECK_FALSE(table.error().remedy.empty());
}

TEST_CASE("a dump without a route is no table: everything would look unannounced", "[context][fault]")
{
    CHECK_FALSE(import_dump(""));
    CHECK_FALSE(import_dump(line("::/0", "64496")));
}
