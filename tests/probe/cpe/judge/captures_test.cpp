#include "probe/cpe/judge/verdicts_json.hpp"

#include <catch2/catch.hpp>

#include <filesystem>

using namespace cpe;

TEST_CASE("every committed run judges to its committed verdicts, byte for byte", "[cpe]")
{
    std::size_t judged = 0;
    for (const auto& entry : std::filesystem::directory_iterator("tests/probe/cpe/captures")) {
        INFO(entry.path());
        const auto run = capture::read_run(entry.path());
        REQUIRE(run);
        CHECK(judge::to_json(judge::judge(*run)) == *capture::read_file(entry.path() / "verdicts.json"));
        ++judged;
    }
    CHECK(judged > 0);
}
