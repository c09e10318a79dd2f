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

TEST_CASE("an address the target no longer has exposes nobody", "[networks][exposure]")
{
    auto gone = seen("64500", "2026-11-01", "2026-11-10", "not_found");
    auto now = seen("64500", "2026-11-11", "2026-11-21");
    now.address = "2001:db8::2";

    CHECK(find_exposures(std::vector{gone, now}).empty());
}
