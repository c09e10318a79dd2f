#include "collector/networks/movement.hpp"
#include "delegated_sample.hpp"

#include <catch2/catch.hpp>

using namespace collector::networks;

TEST_CASE("two snapshots tell what was given, returned, and moved to another country", "[networks][movement]")
{
    const auto earlier = sample::delegated("ripencc-earlier");
    const auto later = sample::delegated("ripencc");

    const auto movement = compare({&earlier}, {&later});

    CHECK(measure::to_iso_date(movement.from) == "2018-09-08");
    CHECK(measure::to_iso_date(movement.to) == "2019-09-08");
    CHECK(movement.ipv4.at("NO").went == 32);
    CHECK(movement.ipv4.at("FR").came == 32);
    CHECK(movement.ipv4.at("FR").returned == 32);
    CHECK(movement.ipv4.at("FR").delegated == 0);
    CHECK(movement.ipv6.at("NO").delegated == 65536);
    CHECK(movement.ipv6.at("EU").delegated == 0);
    CHECK(movement.ipv6.at("EU").changed.at("ripencc") == 0);
}

TEST_CASE("space that stayed in its country shows another holder, as far as ids can be compared", "[networks][movement]")
{
    const auto earlier = sample::delegated("ripencc-earlier");
    const auto later = sample::delegated("ripencc");
    auto renamed = later;
    for (auto& record : renamed.records) {
        record.holder += "-new";
    }

    const auto movement = compare({&earlier}, {&later});

    CHECK(movement.renaming.empty());
    CHECK(movement.ipv4.at("NO").changed.at("ripencc") == 32);
    CHECK(compare({&later}, {&renamed}).renaming == std::set<std::string>{"ripencc"});
}

TEST_CASE("one registry's new ids hide no change of another's holders", "[networks][movement]")
{
    const auto earlier = sample::delegated("ripencc-earlier");
    const auto later = sample::delegated("ripencc");
    const auto other = sample::delegated("apnic");
    auto renamed = other;
    for (auto& record : renamed.records) {
        record.holder += "-new";
    }

    const auto movement = compare({&earlier, &other}, {&later, &renamed});

    CHECK(movement.renaming == std::set<std::string>{"apnic"});
    CHECK(movement.ipv4.at("NO").changed.at("ripencc") == 32);
}

TEST_CASE("space that moved to a registry with one file went out of its country, and no more than it",
          "[networks][movement]")
{
    const auto parsed = [](const std::string& text) { return collector::context::parse_delegated(text, "file").value(); };
    const std::string ripencc = "2|ripencc|1|1|19830705|20250908|+0200\n";
    const auto before = parsed(ripencc + "ripencc|CH|ipv4|5.1.0.0|65536|20110811|allocated|a\n");
    const auto after = parsed(ripencc + "ripencc|CH|ipv4|5.1.0.0|2560|20110811|allocated|a\n"
                                        "ripencc|CH|ipv4|5.1.11.0|62720|20110811|allocated|a\n");
    const auto arin = parsed("2|arin|1|1|19830705|20240101|-0400\narin|US|ipv4|5.1.10.0|256|20250101|allocated|b\n");

    const auto movement = compare({&before}, {&after, &arin});

    CHECK(movement.ipv4.at("CH").went == 256);
    CHECK(movement.ipv4.at("CH").delegated == 0);
    CHECK(movement.ipv4.at("CH").returned == 0);
    CHECK(movement.ipv4.at("US").came == 256);
    CHECK(measure::to_iso_date(movement.to) == "2025-09-08");
}

TEST_CASE("a snapshot beside itself moves nothing", "[networks][movement]")
{
    const auto file = sample::delegated("apnic");

    const auto movement = compare({&file}, {&file});

    CHECK(movement.ipv4.empty());
    CHECK(movement.ipv6.empty());
}
