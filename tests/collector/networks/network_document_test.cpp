#include "collector/context/route_table.hpp"
#include "collector/context/vrp_table.hpp"
#include "collector/networks/document_lines.hpp"
#include "collector/networks/network_document.hpp"
#include "delegated_sample.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace collector;
using nlohmann::json;

namespace {

context::Route route(const std::string& line)
{
    return context::parse_route(line).value();
}

context::VrpTable vrps(const std::string& rows)
{
    const context::SealedTable table{.kind = context::TableKind::vrps, .dated = {}, .row_count = 1, .rows = rows};
    return context::VrpTable::parse(table, "vrps").value();
}

/// What is held by RIPE NCC's sample, announced by a few routes.
class World {
public:
    networks::Sources sources()
    {
        networks::Sources it;
        it.now = {&now};
        it.files = {{.registry = "ripencc", .dated = "2019-09-08", .sha256 = "abc"}};
        return it;
    }

    networks::Sources routed()
    {
        auto it = sources();
        it.routes = routes;
        it.routes_seen = "2019-09-08T00:00:00.000000Z";
        it.vrps = &vouched;
        it.vrps_built = "2019-09-08T06:00:00.000000Z";
        return it;
    }

    context::DelegatedFile now = sample::delegated("ripencc");
    context::DelegatedFile before = sample::delegated("ripencc-earlier");
    std::vector<context::Route> routes{route("203.0.113.0/25,9,64509"), route("203.0.113.128/27,9,65550"),
                                       route("3fff:500::/32,9,64509"), route("3fff:509::/32,9,65550 65551")};
    context::VrpTable vouched = vrps("203.0.113.0/25,25,64509\n3fff:509::/32,32,65550\n");
};

json document(const networks::Sources& sources, const std::string& country)
{
    for (const auto& row : networks::network_documents(sources)) {
        if (row.country == country) {
            return json::parse(row.document);
        }
    }
    return nullptr;
}

}  // namespace

TEST_CASE("a country's holdings are counted by kind, year and holder", "[networks]")
{
    World world;

    const auto norway = document(world.sources(), "NO");

    CHECK(norway["allocation"]["ipv4_addresses"] == 128);
    CHECK(norway["allocation"]["ipv6_delegations"] == 2);
    CHECK(norway["allocation"]["ipv6_slash32"] == 1.0 + 1.0 / 65536);
    CHECK(norway["allocation"]["systems"] == 1);
    CHECK(norway["pace"].size() == 4);
    CHECK(norway["pace"][1]["year"] == 2002);
    CHECK(norway["pace"][1]["ipv4_addresses"] == 32);
    CHECK(norway["holder_count"] == 2);
    CHECK(norway["holders"][0]["holder"] == "3f6207c4-082e-4a77-a8c3-cd634e3b7921");
}

TEST_CASE("codes of regions are no countries", "[networks]")
{
    World world;

    CHECK(document(world.sources(), "EU").is_null());
}

TEST_CASE("the funnel tells what is held, announced, and vouched for", "[networks]")
{
    World world;

    const auto norway = document(world.routed(), "NO");
    const auto france = document(world.routed(), "FR");

    CHECK(norway["funnel"][0] == json({{"stage", "allocated"}, {"part", 2}, {"whole", 2}, {"share", 1.0}}));
    CHECK(norway["funnel"][1] == json({{"stage", "announced"}, {"part", 1}, {"whole", 2}, {"share", 0.5}}));
    CHECK(norway["funnel"][2] == json({{"stage", "roa"}, {"part", 0}, {"whole", 1}, {"share", 0.0}}));
    CHECK(france["funnel"][2] == json({{"stage", "roa"}, {"part", 1}, {"whole", 2}, {"share", 0.5}}));
    CHECK(norway["facts"]["systems"] == 1.0);
    CHECK(france["facts"]["systems"] == 1.0);
    CHECK(norway["facts"]["validity4"] == 1.0);
    CHECK(france["facts"]["validity4"] == 0.0);
}

TEST_CASE("what no source tells is null, never zero", "[networks]")
{
    World world;

    const auto norway = document(world.sources(), "NO");

    CHECK(norway["funnel"][1]["share"].is_null());
    CHECK(norway["facts"]["systems"].is_null());
    CHECK(norway["facts"]["validity6"].is_null());
    CHECK(norway["users"].empty());
    CHECK_FALSE(norway["facts"].contains("users"));
    CHECK(norway["movement"].is_null());
    CHECK(norway["announced"].is_null());
}

TEST_CASE("files without holders do not tell how many hold what", "[networks]")
{
    World world;
    world.now = sample::delegated("ripencc-plain");

    const auto france = document(world.routed(), "FR");

    CHECK(france["holders_named"] == false);
    CHECK(france["funnel"][0]["share"].is_null());
    CHECK(france["facts"]["holders"].is_null());
}

TEST_CASE("each source of users has its newest share and its day", "[networks][users]")
{
    World world;
    auto sources = world.sources();
    sources.users = {
        {"NO", "apnic", "2026-11-01", 0.4}, {"NO", "google", "2026-10-30", 0.5}, {"NO", "old", "2026-01-01", 0.1}};

    const auto norway = document(sources, "NO");

    REQUIRE(norway["users"].size() == 3);
    CHECK(norway["users"][0]["share"] == 0.4);
    CHECK(norway["users"][1]["share"] == 0.5);
    CHECK(norway["users"][2]["share"] == 0.1);
    CHECK(norway["users"][2]["dated"] == "2026-01-01");
    CHECK(norway["dated"] == "2026-11-01");
}

TEST_CASE("a series of users tells its newest days, and of earlier ones the last of each month", "[networks][users]")
{
    World world;
    auto sources = world.sources();
    const auto first = measure::parse_iso_date("2025-01-01").value();
    for (int i = 0; i < 365; ++i) {
        sources.users.push_back({"NO", "apnic", measure::to_iso_date(first + std::chrono::days(i)), 0.5});
    }

    const auto norway = document(sources, "NO");

    const auto& series = norway["user_series"]["apnic"];
    CHECK(series.size() == 10 + 60);
    CHECK(series[0]["date"] == "2025-01-31");
    CHECK(series[9]["date"] == "2025-10-31");
    CHECK(series[10]["date"] == "2025-11-02");
}

TEST_CASE("movement stands beside what is held", "[networks][movement]")
{
    World world;
    auto sources = world.sources();
    sources.before = {&world.before};

    const auto moved = document(sources, "FR")["movement"]["ipv4_addresses"];

    CHECK(moved["transferred_in"] == 32.0);
    CHECK(moved["returned"] == 32.0);
    CHECK(moved["changed_holder"] == 0.0);
}

TEST_CASE("a country that gave up all it held has a document that says so", "[networks][movement]")
{
    World world;
    std::erase_if(world.now.records, [](const auto& record) { return record.country == "NO"; });
    auto sources = world.sources();
    sources.before = {&world.before};

    const auto norway = document(sources, "NO");

    CHECK(norway["allocation"]["ipv4_addresses"] == 0);
    CHECK(norway["movement"]["ipv4_addresses"]["returned"] == 128.0);
}

TEST_CASE("what moved is not known where a registry has one file alone", "[networks][movement]")
{
    World world;
    const auto apnic = sample::delegated("apnic");
    auto sources = world.sources();
    sources.now.push_back(&apnic);
    sources.before = {&world.before};

    CHECK(document(sources, "JP")["movement"].is_null());
    CHECK(document(sources, "FR")["movement"]["from"] == "2018-09-08");
    CHECK(document(sources, "FR")["movement"]["to"] == "2019-09-08");
}

TEST_CASE("documents keep their bytes on the ledger's lines", "[networks]")
{
    World world;
    const auto rows = networks::network_documents(world.routed());

    const auto again = networks::rows_in(networks::to_lines(rows), "ledger").value();

    CHECK(networks::to_lines(again) == networks::to_lines(rows));
    CHECK(again.size() == 2);
    CHECK_FALSE(networks::rows_in("NO 2019-09-08 cut\n", "ledger"));
}
