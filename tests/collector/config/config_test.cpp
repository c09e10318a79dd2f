#include "collector/config/config.hpp"

#include <catch2/catch.hpp>

#include <fstream>

using namespace collector;

namespace {

std::vector<measure::Error> errors_of(const std::string& toml)
{
    config::Config config;
    return config::table_of(config).read_text(toml, "collector.toml");
}

}  // namespace

TEST_CASE("the shipped configuration is good and says the defaults", "[config]")
{
    const auto loaded = config::load("config/collector.toml");
    const config::Config defaults;

    CHECK(loaded.errors.empty());
    CHECK(loaded.config.directory == defaults.directory);
    CHECK(loaded.config.methodology == defaults.methodology);
    CHECK(loaded.config.score.interval == defaults.score.interval);
    CHECK(loaded.config.ingest.batch_octets == defaults.ingest.batch_octets);
    CHECK(loaded.config.ingest.listen.size() == 2);
    CHECK(loaded.config.serve.size() == 2);
}

TEST_CASE("every fault of a file is told at once, with line, column and remedy", "[config]")
{
    const auto errors = errors_of("[ingest]\nlisten = [\"nowhere\"]\nbatches_per_minute = 0\ncertifcate = \"x\"\n"
                                  "[score]\ninterval = 5\n[log]\nlevel = \"loud\"\n");

    REQUIRE(errors.size() == 5);
    for (const auto& error : errors) {
        CAPTURE(measure::to_string(error));
        CHECK_THAT(error.where, Catch::StartsWith("collector.toml:"));
        CHECK_FALSE(error.remedy.empty());
    }
}
