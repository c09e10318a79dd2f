#include "collector/cli/console.hpp"
#include "collector/cli/verbs.hpp"
#include "collector/ledger/segment_ledger.hpp"
#include "collector/scorekeeping/data_lock.hpp"
#include "collector/scorekeeping/indexing.hpp"
#include "collector/scorekeeping/kept_scores.hpp"
#include "collector/scorekeeping/scoring.hpp"

#include <unistd.h>

namespace collector::cli {
namespace {

/// Beside the index, so that it can take its place in one step: whatever happens before, the old one stands.
config::Config beside(const Config& config)
{
    auto anew = config;
    anew.directory = (std::filesystem::path(config.directory) / "index.anew").string();
    return anew;
}

/// `at` is where the index is made, `config` where the data are.
measure::Result<void> build(const config::Config& at, const Config& config, const ledger::SegmentLedger& ledger,
                            const scorekeeping::Methodology& methodology)
{
    const auto index = scorekeeping::open_index(at);
    if (!index) {
        return tl::unexpected(index.error());
    }
    const auto tell = [&](std::uint64_t position) {
        if (::isatty(STDERR_FILENO) == 1) {
            say("judged up to " + std::to_string(position) + " of " + std::to_string(ledger.last()));
        }
    };
    scorekeeping::Scorekeeper scorekeeper(*index->store, methodology);
    scorekeeper.count_devices(*index->devices);
    return scorekeeping::catch_up(*index->store, ledger, tell)
        .and_then([&] { return scorekeeping::kept_scores(config); })
        .and_then([&](const auto& published) { return scorekeeper.stand_by(published); })
        .and_then([&] { return scorekeeper.note_everything(); })
        .and_then([&]() -> measure::Result<void> {
            const auto scored = scorekeeper.score();
            return scored ? measure::Result<void>() : tl::unexpected(scored.error());
        });
}

measure::Result<void> make_anew(const Config& config, const ledger::SegmentLedger& ledger,
                                const scorekeeping::Methodology& methodology)
{
    const auto at = beside(config);
    std::error_code failed;
    std::filesystem::remove_all(at.directory, failed);
    std::filesystem::create_directory(at.directory, failed);
    if (failed) {
        return measure::error("cannot make the folder: " + failed.message(), at.directory,
                              "check its owner and the space left");
    }
    if (auto built = build(at, config, ledger, methodology); !built) {
        return built;
    }
    scorekeeping::remove_index(config);
    std::filesystem::rename(config::index_file(at), config::index_file(config), failed);
    if (failed) {
        return measure::error("cannot put the new index in place: " + failed.message(), config::index_file(config).string(),
                              "run rejudge again");
    }
    std::filesystem::remove_all(at.directory, failed);
    return {};
}

}  // namespace

int rejudge(const Config& config)
{
    const auto methodology = scorekeeping::load_methodology(config);
    if (!methodology) {
        return complain(methodology.error(), Exit::config);
    }
    const auto lock = scorekeeping::lock_data(config.directory);
    if (!lock) {
        return complain(lock.error());
    }
    if (!*lock) {
        return complain({.what = "a collector is running on the data directory",
                         .where = config.directory,
                         .remedy = "stop it first; what probes report meanwhile waits with them"});
    }
    const auto ledger = ledger::SegmentLedger::open(
        {.directory = config::ledger_directory(config), .segment_octets = config.ledger.segment_octets, .on_commit = {}});
    if (!ledger) {
        return complain(ledger.error());
    }
    if (auto made = make_anew(config, **ledger, *methodology); !made) {
        return complain(made.error());
    }
    say("judged anew: " + std::to_string((*ledger)->last()) + " entries of the ledger");
    return code(Exit::ok);
}

}  // namespace collector::cli
