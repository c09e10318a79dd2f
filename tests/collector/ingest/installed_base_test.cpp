#include "tests/collector/ingest/editor_samples.hpp"

#include <catch2/catch.hpp>

using namespace collector;
using namespace collector::ingest;
using Catch::Contains;

TEST_CASE("an installed base is named by the SHA-256 of the import that holds for the country", "[ingest][editors]")
{
    const auto imported = std::string(64, '4');
    const auto [named, stands, status, told] = GENERATE_COPY(table<std::string, std::string, int, std::string>({
        {'"' + imported + '"', imported, 200, "\"changed\":true"},
        {"*", imported, 200, "\"changed\":true"},
        {"\"another\"", imported, 412, imported},
        {'"' + imported + '"', "", 412, "there is none"},
        {"*", "", 412, "there is none"},
    }));
    Counter it;
    it.bases["KE"] = stands;

    CAPTURE(named, stands);
    const auto response = it.put("/v1/installed-base/KE", "homes", kHomes, {{"if-match", named}});
    CHECK(response.status == status);
    CHECK_THAT(response.body, Contains(told));
    CHECK(it.kept() == (status == 200 ? 1 : 0));
}

TEST_CASE("a base whose lines stand in a larger import is told by the digest of that", "[ingest][editors]")
{
    Counter it;
    it.bases["KE"] = std::string(64, '4');
    it.devices.homes = {kHome};

    const auto response = it.put("/v1/installed-base/KE", "homes", kHomes);

    CHECK_THAT(response.body, Contains("\"changed\":false") && Contains("\"sha256\":\"" + it.bases["KE"] + "\"") &&
                                  Contains("KE: 1 lines, " + it.bases["KE"]));
    it.broken = true;
    CHECK(it.put("/v1/installed-base/KE", "homes", kHomes).status == 503);
    CHECK(it.put("/v1/installed-base/KE", "homes", kHomes + "KE,Acme,R2,,0.1,2026-09-30,Q3\n", {{"if-match", "*"}}).status ==
          503);
    CHECK(it.kept() == 0);
}
