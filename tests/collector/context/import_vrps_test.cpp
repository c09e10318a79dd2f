#include "collector/context/import_vrps.hpp"
#include "collector/context/vrp_table.hpp"

#include <catch2/catch.hpp>

using namespace collector::context;
using measure::parse_prefix;
using measure::RouteValidity;

namespace {

/// As rpki-client -j writes it.
const std::string kRpkiClient = R"({
    "metadata": {"buildmachine": "rpki", "buildtime": "2026-11-21T04:10:00Z", "vrps": 3},
    "roas": [
        {"asn": 64500, "prefix": "2001:db8::/32", "maxLength": 40, "ta": "ripe", "expires": 1763769600},
        {"asn": 64501, "prefix": "2001:db8:7::/48", "maxLength": 48, "ta": "ripe", "expires": 1763769600},
        {"asn": 64500, "prefix": "192.0.2.0/24", "maxLength": 24, "ta": "ripe", "expires": 1763769600}
    ]})";

VrpTable table_of(const std::string& json)
{
    return VrpTable::parse(import_vrps(json, "vrps.json").value(), "test").value();
}

}  // namespace

TEST_CASE("an export without a ROA is refused: by it no route would have one", "[context]")
{
    const auto none = import_vrps(R"({"metadata": {"buildtime": "2026-11-21T04:10:00Z"}, "roas": []})", "rpki.json");

    REQUIRE_FALSE(none);
    CHECK_THAT(measure::to_string(none.error()), Catch::Matchers::Contains("rpki.json: no ROA is in it"));
}

TEST_CASE("RFC 6811 2: valid, invalid by origin, invalid by length, not found", "[context][rfc6811]")
{
    const auto [route, origin, expected] = GENERATE(table<std::string, std::uint32_t, RouteValidity>({
        {"2001:db8::/32", 64500, RouteValidity::valid},
        {"2001:db8:100::/40", 64500, RouteValidity::valid},
        {"2001:db8:100::/48", 64500, RouteValidity::invalid},
        {"2001:db8::/32", 64501, RouteValidity::invalid},
        {"2001:db8:7::/48", 64501, RouteValidity::valid},
        {"2001:db8:7::/48", 64500, RouteValidity::invalid},
        {"2001:db8::/32", 0, RouteValidity::invalid},
        {"2001::/16", 64500, RouteValidity::not_found},
        {"2001:db9::/32", 64500, RouteValidity::not_found},
        {"192.0.2.0/24", 64500, RouteValidity::valid},
        {"198.51.100.0/24", 64500, RouteValidity::not_found},
    }));

    CAPTURE(route, origin);
    CHECK(table_of(kRpkiClient).validate(parse_prefix(route).value(), origin) == expected);
}

TEST_CASE("the export of Routinator reads the same", "[context][rfc6811]")
{
    const auto table = table_of(R"({"metadata": {"generated": 1763683200, "generatedTime": "2026-11-21T00:00:00Z"},
        "roas": [{"asn": "AS64500", "prefix": "2001:db8::/32", "maxLength": 32, "ta": "ripe"}]})");

    CHECK(table.validate(parse_prefix("2001:db8::/32").value(), 64500) == RouteValidity::valid);
    CHECK(measure::to_rfc3339(table.built()).starts_with("2026-11-21T00:00:00"));
}

TEST_CASE("AS 0 vouches for nobody", "[context][rfc6483]")
{
    const auto table = table_of(R"({"metadata": {"generated": 1763683200},
        "roas": [{"asn": 0, "prefix": "2001:db8::/32", "maxLength": 128}]})");

    CHECK(table.validate(parse_prefix("2001:db8::/32").value(), 0) == RouteValidity::invalid);
}

TEST_CASE("a damaged export is refused with the place and the reason", "[context][fault]")
{
    const std::string head = R"({"metadata": {"generated": 1763683200}, "roas": [)";
    const auto [json, where, reason] = GENERATE_COPY(table<std::string, std::string, std::string>({
        {kRpkiClient.substr(0, 300), "vrps.json", "it is not whole JSON"},
        {"{}", "vrps.json", "it has no list `roas`"},
        {R"({"roas": []})", "vrps.json", "its metadata does not say when it was made"},
        {head + R"({"asn": "x", "prefix": "2001:db8::/32", "maxLength": 32}]})", "vrps.json, roas[0]",
         "its asn is no AS number"},
        {head + R"({"asn": 1, "prefix": "2001:db8::/32", "maxLength": 31}]})", "vrps.json, roas[0]",
         "the longest length 31 does not fit 2001:db8::/32"},
        {head + R"({"asn": 1, "prefix": "2001:db8::/32"}]})", "vrps.json, roas[0]", "it has no maxLength"},
        {head + R"({"asn": 1, "prefix": "2001:db8::1/32", "maxLength": 32}]})", "vrps.json, roas[0]", ""},
    }));

    const auto table = import_vrps(json, "vrps.json");

    REQUIRE_FALSE(table);
    CHECK(table.error().where == where);
    CHECK_THAT(table.error().what, Catch::StartsWith(reason));
    CHECK_FALSE(table.error().remedy.empty());
}
