#include "tests/contract/store_contract.hpp"
#include "tests/contract/store_samples.hpp"

#include <catch2/catch.hpp>

namespace contract {

using namespace collector;

/// What is known of where targets stand and of what blocks them.
void hold_to_hosting_contract(const OpenStore& open)
{
    const auto pass = verdict(measure::Outcome::pass, 1.0);
    const auto index = open();
    REQUIRE(index.store->apply(frame_entry(1, "1", 10)));

    SECTION("what blocks a target is told of the newest round alone, each thing once")
    {
        const Blocker server{"dns.tcp6", SiteKind::name_server, "ns1.host.test", "AS64500 Some, \"Ltd\""};
        const Blocker cdn{"web.dependencies", SiteKind::third_party, "cdn.test", ""};
        CHECK(index.store->blockers("KE", "2026-11-01").value().empty());
        for (const int day : {21, 22, 22}) {
            const auto position = static_cast<std::uint64_t>(5 + index.store->watermark().value());
            auto entry = batch_entry({.position = position, .seq = position, .day = day, .verdict = pass});
            entry.results[0].blockers = day == 21 ? std::vector{cdn} : std::vector{server};
            REQUIRE(index.store->apply(entry));
        }

        CHECK(index.store->blockers("KE", "2026-11-21").value().at("good.example.test") == std::vector{server});
        CHECK(index.store->blockers("KE", "2026-11-23").value().empty());
        CHECK(index.store->blockers("FR", "2026-11-21").value().empty());
    }

    SECTION("leverage is replaced, and told by country")
    {
        CHECK_FALSE(index.views->leverage("KE").value());
        REQUIRE(index.store->put_leverage("KE", "{\"old\":1}"));
        REQUIRE(index.store->put_leverage("KE", "{}"));

        CHECK(*index.views->leverage("KE").value() == "{}");
        CHECK_FALSE(index.views->leverage("FR").value());
    }

    SECTION("where a target stands is told by its newest result that knew")
    {
        CHECK_FALSE(index.views->hosting("good.example.test").value());
        auto entry = batch_entry({.position = 5, .seq = 5, .day = 21, .verdict = pass});
        const Hosting hosting{.ipv4 = {{64500, "Some\nname of two lines", "KE"}}, .ipv6 = {{0, "", "FR"}, {64501, "", ""}}};
        entry.results[0].hosting = hosting;
        REQUIRE(index.store->apply(entry));
        REQUIRE(index.store->apply(batch_entry({.position = 6, .seq = 6, .day = 22, .verdict = pass})));

        const auto told = index.views->hosting("good.example.test").value().value();
        CHECK(told.ipv6 == hosting.ipv6);
        CHECK(told.ipv4 == std::vector<HostingNetwork>{{64500, "Some name of two lines", "KE"}});
        CHECK_FALSE(index.views->hosting("nobody.example.test").value());
    }
}

}  // namespace contract
