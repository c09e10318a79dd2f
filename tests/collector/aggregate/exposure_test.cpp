#include "collector/aggregate/exposure.hpp"

#include <catch2/catch.hpp>

using namespace collector;
using aggregate::ExposureKind;
using aggregate::find_exposures;

namespace {

ServiceRoute seen(const std::string& origins, const std::string& first, const std::string& last,
                  const std::string& validity = "valid", const std::string& prefix = "2001:db8::/32")
{
    return {.target = "www.example.test",
            .role = ServedRole::web,
            .address = "2001:db8::1",
            .prefix = prefix,
            .origins = origins,
            .validity = validity,
            .first_round = first,
            .last_round = last};
}

}  // namespace

TEST_CASE("a prefix without ROA, and a route that contradicts one, expose a service", "[networks][exposure]")
{
    const auto [validity, kinds] = GENERATE(table<std::string, std::vector<ExposureKind>>({
        {"valid", {}},
        {"", {}},
        {"not_found", {ExposureKind::no_roa}},
        {"invalid", {ExposureKind::roa_invalid}},
    }));

    const auto found = find_exposures(std::vector{seen("64500", "2026-11-01", "2026-11-21", validity)});

    std::vector<ExposureKind> found_kinds;
    for (const auto& it : found) {
        found_kinds.push_back(it.kind);
    }
    CHECK(found_kinds == kinds);
}

TEST_CASE("another origin than in the rounds before is told with both, a more specific prefix among them",
          "[networks][exposure]")
{
    const auto found = find_exposures(std::vector{seen("64500", "2026-11-01", "2026-11-20"),
                                                  seen("64666", "2026-11-21", "2026-11-21", "valid", "2001:db8::/48")});

    REQUIRE(found.size() == 1);
    CHECK(found[0].kind == ExposureKind::origin_changed);
    CHECK(found[0].route.origins == "64666");
    CHECK(found[0].route.first_round == "2026-11-21");
    CHECK(found[0].former_origins == "64500");
    CHECK(found[0].former_prefix == "2001:db8::/32");
}

TEST_CASE("two views of the same days are no change of origin", "[networks][exposure]")
{
    const auto found =
        find_exposures(std::vector{seen("64500", "2026-11-01", "2026-11-21"), seen("64501", "2026-11-10", "2026-11-21")});

    CHECK(found.empty());
}

TEST_CASE("an origin that stood for two days is told, and that it ended; the return to the one before is no change",
          "[networks][exposure]")
{
    const auto found =
        find_exposures(std::vector{seen("64500", "2026-11-01", "2026-11-10"), seen("64666", "2026-11-11", "2026-11-12"),
                                   seen("64500", "2026-11-13", "2026-11-21")});

    REQUIRE(found.size() == 1);
    CHECK(found[0].route.origins == "64666");
    CHECK(found[0].route.first_round == "2026-11-11");
    CHECK(found[0].route.last_round == "2026-11-12");
    CHECK(found[0].former_origins == "64500");
    CHECK(found[0].ended);
}

TEST_CASE("a change within a day is told: rounds of before and after share that day", "[networks][exposure]")
{
    const auto there_and_back =
        find_exposures(std::vector{seen("64500", "2026-11-01", "2026-11-21"), seen("64666", "2026-11-11", "2026-11-11")});
    const auto lasting =
        find_exposures(std::vector{seen("64500", "2026-11-01", "2026-11-11"), seen("64666", "2026-11-11", "2026-11-21")});

    REQUIRE(there_and_back.size() == 1);
    CHECK(there_and_back[0].ended);
    REQUIRE(lasting.size() == 1);
    CHECK_FALSE(lasting[0].ended);
}

TEST_CASE("a change of origin ages: 28 days from its first round, or from its last once it ended", "[networks][exposure]")
{
    const auto [last_of_new, again, newest, told] = GENERATE(table<std::string, std::string, std::string, std::size_t>({
        {"2026-10-30", "", "2026-10-30", 1U},
        {"2026-10-31", "", "2026-10-31", 0U},
        {"2026-10-05", "2026-10-06", "2026-11-02", 1U},
        {"2026-10-05", "2026-10-06", "2026-11-03", 0U},
    }));
    std::vector history{seen("64500", "2026-09-01", "2026-10-01"), seen("64666", "2026-10-02", last_of_new)};
    if (!again.empty()) {
        history.push_back(seen("64500", again, newest));
    }

    CHECK(find_exposures(history).size() == told);
}

TEST_CASE("days without a round make a finding no younger", "[networks][exposure]")
{
    const auto found = find_exposures(std::vector{seen("64500", "2026-11-01", "2026-11-10", "not_found"),
                                                  seen("64500", "2026-11-15", "2026-11-21", "not_found")});

    REQUIRE(found.size() == 1);
    CHECK(found[0].route.first_round == "2026-11-01");
}

TEST_CASE("an address the target no longer has exposes nobody", "[networks][exposure]")
{
    auto gone = seen("64500", "2026-11-01", "2026-11-10", "not_found");
    auto now = seen("64500", "2026-11-11", "2026-11-21");
    now.address = "2001:db8::2";

    CHECK(find_exposures(std::vector{gone, now}).empty());
}
