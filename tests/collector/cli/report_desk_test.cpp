#include "collector/cli/report_desk.hpp"
#include "collector/ledger/segment_ledger.hpp"
#include "tests/collector/scorekeeping/growing_ledger.hpp"

#include <catch2/catch.hpp>

using namespace growing;

namespace {

measure::Timestamp time_at(const std::string& time)
{
    return measure::parse_rfc3339(time).value();
}

/// A data directory with a ledger that names two editions, one after the other, and nothing else.
class TwoEditions {
public:
    TwoEditions()
    {
        config.directory = scratch.file("data");
        config.methodology = "config/methodologies/irs-1.toml";
        const auto directory = config::ledger_directory(config);
        std::filesystem::create_directories(directory);
        const auto ledger = must(ledger::SegmentLedger::open({.directory = directory, .on_commit = {}}));
        add(*ledger, "2020-01-01T00:00:00Z", edition_of(heavier_web()));
        add(*ledger, "2020-03-01T00:00:00Z", methodology());
    }

    config::Config config;

private:
    static void add(ledger::SegmentLedger& ledger, const std::string& when, const scorekeeping::Methodology& it)
    {
        const measure::EditionInForce note{
            .id = it.id, .sha256 = it.sha256, .first_day = when.substr(0, 10), .toml = it.toml};
        (void)must(ledger.append_now({.at = time_at(when), .fact = measure::PublicNote(note)}));
    }

    fakes::ScratchDirectory scratch;
};

}  // namespace

TEST_CASE("A report of a past day reads the ledger alone: by the edition of that day, and no live index is made",
          "[collector][as_of][editions]")
{
    const TwoEditions data;
    const auto [day, edition] = GENERATE(table<std::string, std::string>({
        {"2019-12-31", "IRS-2.0.0"},
        {"2020-02-29", "IRS-2.0.0"},
        {"2020-03-01", "IRS-1.1.1"},
    }));

    const auto desk = must(cli::open_report_desk(data.config, day));

    CHECK(desk.methodology.id == edition);
    CHECK_FALSE(std::filesystem::exists(config::index_file(data.config)));
}
