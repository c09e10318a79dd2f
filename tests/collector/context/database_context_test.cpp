#include "collector/context/database_context.hpp"
#include "tests/collector/context/table_text.hpp"

#include <catch2/catch.hpp>

#include <cstdlib>

using collector::context::Database;
using collector::context::DatabaseContext;

namespace {

/// Real files that nobody here wrote; without them the cases say so and pass.
std::filesystem::path real_files()
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
    const auto folder = real_files();
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
    const auto folder = real_files();
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
    const auto folder = real_files();
    if (folder.empty()) {
        return;
    }
    const auto database = Database::open(folder / "MaxMind-DB-no-ipv4-search-tree.mmdb");

    REQUIRE(database);
    CHECK_FALSE(database->number(measure::parse_address("192.0.2.1").value(), {"autonomous_system_number"}));
}

TEST_CASE("tables of our own give network, country, route and its state, each with its time", "[context]")
{
    using namespace collector::context;
    samples::Files files;
    const auto sealed = [](TableKind kind, const char* rows) {
        return seal({.kind = kind, .dated = samples::kMade, .row_count = 1, .rows = rows});
    };
    const auto context =
        DatabaseContext::open(
            {.network = files.write("as", sealed(TableKind::networks, "2001:db8::,2001:db8::ff,64500,Example\n")),
             .country = files.write("cc", sealed(TableKind::countries, "2001:db8::,2001:db8::ff,KE\n")),
             .routes = files.write("rt", sealed(TableKind::routes, "2001:db8::/32,9,64501\n")),
             .vrps = files.write("vr", sealed(TableKind::vrps, "2001:db8::/32,48,64500\n"))})
            .value();

    const auto facts =
        context.look_up({measure::parse_address("2001:db8::1").value(), measure::parse_address("2001:db9::1").value()});

    const auto& known = facts.addresses.at(0);
    CHECK(known.as_number == 64500);
    CHECK(known.as_name == "Example");
    CHECK(known.country == "KE");
    CHECK(measure::to_string(known.route.value()) == "2001:db8::/32");
    CHECK(known.origins == std::vector<std::uint32_t>{64501});
    CHECK(known.route_peers == 9);
    CHECK(known.validity == measure::RouteValidity::invalid);
    CHECK(facts.routes_seen == facts.vrps_built);
    CHECK(facts.routes_seen == measure::to_rfc3339(samples::kMade));
    const auto& unknown = facts.addresses.at(1);
    CHECK_FALSE(unknown.route);
    CHECK_FALSE(unknown.validity);
    CHECK(unknown.country.empty());
}

TEST_CASE("a truncated or changed real database is refused, or says the same as before", "[context][samples][fault]")
{
    const auto folder = real_files();
    if (folder.empty()) {
        return;
    }
    std::ifstream stream(folder / "GeoLite2-ASN-Test.mmdb", std::ios::binary);
    const std::string whole((std::istreambuf_iterator<char>(stream)), {});
    samples::Files files;

    for (std::size_t part = 1; part < 16; ++part) {
        const auto cut = Database::open(files.write("cut.mmdb", whole.substr(0, whole.size() * part / 16)));
        REQUIRE_FALSE(cut);
        CHECK_THAT(cut.error().what, Catch::StartsWith("not an intact MaxMind database: "));
        CHECK_FALSE(cut.error().remedy.empty());

        auto flipped = whole;
        flipped[whole.size() * part / 16] ^= 0x40;
        // A MaxMind database has no checksum: a changed name is a name. It must only never crash or run away.
        if (const auto database = Database::open(files.write("flipped.mmdb", flipped))) {
            static_cast<void>(database->number(measure::parse_address("1.128.0.1").value(), {"autonomous_system_number"}));
        }
    }
}
