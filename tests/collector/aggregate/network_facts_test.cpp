#include "collector/aggregate/network_facts.hpp"

#include <catch2/catch.hpp>

using namespace collector;
using Texts = std::vector<std::string>;

namespace {

/// Files of two registries, of which the country stands in one; the other is years old.
const std::string kDocument = R"({
    "received": "2026-11-20T12:00:00Z",
    "registries": ["apnic"],
    "sources": {"delegated": [{"registry": "apnic", "dated": "2026-11-01"}, {"registry": "arin", "dated": "2024-01-01"}],
                "routes_seen": "2026-11-10T00:00:00Z", "vrps_built": "2026-11-20T00:00:00Z"},
    "users": [{"source": "apnic", "dated": "2026-11-15", "share": 0.4}, {"source": "old", "dated": "2024-06-01", "share": 0.1}],
    "facts": {"users": [0.4, 0.1], "systems": 0.5, "holders": 0.6, "validity6": 0.7, "validity4": 0.8}})";

aggregate::KnownNetworks known(const std::string& day, const std::string& document = kDocument)
{
    return aggregate::known_networks(document, measure::parse_iso_date(day).value(), {});
}

std::string with(const std::string& from, const std::string& to)
{
    auto document = kDocument;
    return document.replace(document.find(from), from.size(), to);
}

}  // namespace

TEST_CASE("4.4: what a source said 60 days ago counts, and 61 days ago not", "[networks]")
{
    const auto [day, expired] = GENERATE(table<std::string, Texts>({
        {"2026-11-20", {"users old"}},
        {"2026-12-31", {"users old"}},
        {"2027-01-01", {"users old", "delegated apnic"}},
        {"2027-01-10", {"users old", "delegated apnic", "routes"}},
        {"2027-01-20", {"users apnic", "users old", "delegated apnic", "routes", "vrps"}},
    }));

    CHECK(known(day).expired == expired);
}

TEST_CASE("a figure of what is announced needs every source it is made of", "[networks]")
{
    const auto fresh = known("2026-11-20").facts;
    const auto no_vrps = known("2026-11-20", with("2026-11-20T00:00:00Z", "2026-01-01T00:00:00Z")).facts;
    const auto no_routes = known("2026-11-20", with("2026-11-10", "2026-01-01")).facts;
    const auto no_file = known("2026-11-20", with("2026-11-01", "2026-01-01")).facts;

    CHECK(fresh.users == std::vector{0.4});
    CHECK(fresh.systems == 0.5);
    CHECK(fresh.validity4 == 0.8);
    CHECK(no_vrps.systems == 0.5);
    CHECK_FALSE(no_vrps.validity6);
    CHECK_FALSE(no_routes.systems);
    CHECK_FALSE(no_routes.validity4);
    CHECK_FALSE(no_file.holders);
    CHECK_FALSE(no_file.validity6);
}

TEST_CASE("what lies ahead does not count, and takes nothing from the others", "[networks]")
{
    const auto facts = known("2026-11-20", with("2024-06-01", "2099-01-01")).facts;

    CHECK(facts.users == std::vector{0.4});
}

TEST_CASE("a registry without a file of its own is known by the combined one", "[networks]")
{
    const auto document =
        with(R"("registry": "apnic", "dated": "2026-11-01")", R"("registry": "nro", "dated": "2026-01-01")");

    CHECK(known("2026-11-20", document).expired == Texts{"users old", "delegated nro"});
}

TEST_CASE("of a document that cannot be read nothing is known", "[networks]")
{
    for (const std::string text : {"", "[]", "null", "{", R"({"facts":7,"users":7,"sources":7,"registries":7})"}) {
        const auto facts = known("2026-11-20", text).facts;
        CHECK(facts.users.empty());
        CHECK_FALSE(facts.systems);
    }
}
