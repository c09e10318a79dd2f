#include "collector/cli/retention_verbs.hpp"
#include "collector/ledger/dropped.hpp"
#include "tests/fakes/must.hpp"
#include "tests/fakes/scratch_directory.hpp"

#include <catch2/catch.hpp>

#include <fstream>

using namespace collector;

namespace {

measure::Timestamp moment_at(const std::string& time)
{
    return measure::parse_rfc3339(time).value();
}

}  // namespace

TEST_CASE("What was dropped is told of every score that looks back to it, however far that is", "[collector][retention]")
{
    const fakes::ScratchDirectory scratch;
    config::Config config;
    config.directory = scratch.file("data");
    const auto directory = config::ledger_directory(config);
    std::filesystem::create_directories(directory);
    const ledger::DroppedRange range{.first = 1,
                                     .last = 7,
                                     .octets = 100,
                                     .from = moment_at("2026-05-01T00:00:00Z"),
                                     .until = moment_at("2026-06-01T12:00:00Z"),
                                     .previous_sha256 = std::string(64, '0'),
                                     .last_sha256 = std::string(64, '1')};
    std::ofstream(ledger::stub_path(directory, 1)) << ledger::stub_text(range);

    const auto moment = moment_at("2026-07-25T23:59:59Z");
    const auto close = fakes::must(cli::what_is_lacking(config, "2026-06-01", moment));
    CHECK(close.find("7 entries") != std::string::npos);
    CHECK(fakes::must(cli::what_is_lacking(config, "2026-06-02", moment)).empty());
    CHECK(fakes::must(cli::what_is_lacking(config, "2026-03-01", moment_at("2026-04-30T23:59:59Z"))).empty());
}
