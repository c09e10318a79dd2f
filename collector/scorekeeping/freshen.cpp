#include "collector/scorekeeping/freshen.hpp"

#include "collector/ledger/segment_ledger.hpp"
#include "collector/scorekeeping/data_lock.hpp"
#include "collector/scorekeeping/indexing.hpp"
#include "collector/scorekeeping/kept_scores.hpp"

namespace collector::scorekeeping {

measure::Result<void> freshen(const config::Config& config, const Methodology& methodology)
{
    const auto lock = lock_data(config.directory);
    if (!lock || !*lock) {
        return lock ? measure::Result<void>() : tl::unexpected(lock.error());
    }
    const auto ledger = ledger::SegmentLedger::open(
        {.directory = config::ledger_directory(config), .segment_octets = config.ledger.segment_octets, .on_commit = {}});
    if (!ledger) {
        return tl::unexpected(ledger.error());
    }
    remove_if_ahead(config, (*ledger)->last());
    const auto index = open_index(config);
    if (!index) {
        return tl::unexpected(index.error());
    }
    Scorekeeper scorekeeper(*index->store, methodology);
    scorekeeper.count_devices(*index->devices);
    return catch_up(*index->store, **ledger)
        .and_then([&] { return kept_scores(config); })
        .and_then([&](const auto& published) { return scorekeeper.stand_by(published); })
        .and_then([&] { return scorekeeper.note_everything(); })
        .and_then([&]() -> measure::Result<void> {
            const auto scored = scorekeeper.score();
            return scored ? measure::Result<void>() : tl::unexpected(scored.error());
        });
}

}  // namespace collector::scorekeeping
