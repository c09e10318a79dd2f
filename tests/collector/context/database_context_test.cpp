#include "collector/context/database_context.hpp"

#include <catch2/catch.hpp>

#include <cstdlib>

using collector::context::Database;
using collector::context::DatabaseContext;

namespace {

/// Real files that nobody here wrote; without them the cases say so and pass.
std::filesystem::path samples()
{
    const char* root = std::getenv("SEXTANT_SAMPLES");
    const auto folder = std::filesystem::path(root == nullptr ? "" : root) / "mmdb-test";
    if (root == nullptr || !std::filesystem::exists(folder)) {
        WARN("SEXTANT_SAMPLES has no mmdb-test: skipped");
        return {};
    }
    return folder;
}

}  // namespace

TEST_CASE("without databases an address stays unknown", "[context]")
{
    const auto context = DatabaseContext::open({}).value();

    const auto facts = context.look_up({measure::parse_address("2001:db8::1").value()});

    CHECK(facts.network_database_built.empty());
    CHECK(facts.addresses.empty());
}

TEST_CASE("a database that is not there or no database names the file and what to do", "[context]")
{
    const auto* path = GENERATE("/nonexistent.mmdb", "/etc/hostname");

    const auto context = DatabaseContext::open({.network = path, .country = {}});

    REQUIRE_FALSE(context);
    CHECK(context.error().where == path);
    CHECK_FALSE(context.error().remedy.empty());
}

TEST_CASE("real databases give network, country and their build times", "[context][samples]")
{
    const auto folder = samples();
    if (folder.empty()) {
        return;
    }
    const auto context = DatabaseContext::open({.network = folder / "GeoLite2-ASN-Test.mmdb",
                                                .country = folder / "GeoLite2-Country-Test.mmdb"})
                             .value();

    const auto facts =
        context.look_up({measure::parse_address("1.128.0.1").value(), measure::parse_address("89.160.20.112").value()});

    REQUIRE(facts.addresses.size() == 2);
    CHECK(facts.addresses[0].as_number == 1221);
    CHECK(facts.addresses[0].as_name == "Telstra Pty Ltd");
    CHECK(facts.addresses[1].country == "SE");
    CHECK(facts.network_database_built.size() == std::string("2026-11-21T04:10:00.000000Z").size());
}

TEST_CASE("damaged databases are refused with a reason, never a crash", "[context][samples][fault]")
{
    const auto folder = samples();
    if (folder.empty()) {
        return;
    }
    const auto* name = GENERATE("MaxMind-DB-test-broken-pointers-24.mmdb", "cyclic-data-structure.mmdb",
                                "libmaxminddb-offset-integer-overflow.mmdb");

    const auto database = Database::open(folder / name);

    CAPTURE(name);
    REQUIRE_FALSE(database);
    CHECK_THAT(database.error().what, Catch::StartsWith("not an intact MaxMind database: "));
}

TEST_CASE("a database for IPv6 alone knows nothing of IPv4, and says so without failing", "[context][samples]")
{
    const auto folder = samples();
    if (folder.empty()) {
        return;
    }
    const auto database = Database::open(folder / "MaxMind-DB-no-ipv4-search-tree.mmdb");

    REQUIRE(database);
    CHECK_FALSE(database->number(measure::parse_address("192.0.2.1").value(), {"autonomous_system_number"}));
}
