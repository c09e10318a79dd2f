#include "collector/cli/explanation.hpp"

#include "collector/ledger/contents.hpp"
#include "collector/ledger/read_entry.hpp"
#include "collector/scorekeeping/moment.hpp"
#include "collector/scorekeeping/stored_batch.hpp"

namespace collector::cli {
namespace {

/// The line of a batch, read from the ledger's files: works beside a running collector.
measure::Result<std::string> read_line(const ledger::Contents& contents, const ResultKey& key)
{
    const auto where = "ledger position " + std::to_string(key.position);
    const auto place = ledger::find(contents, key.position);
    if (!place) {
        return measure::error("the entry is not there", where, "run `sextant-collector ledger verify`");
    }
    const auto entry = ledger::read_entry(*place);
    if (!entry) {
        return tl::unexpected(entry.error());
    }
    const auto* received = *entry ? std::get_if<ReceivedBatch>(&(*entry)->fact) : nullptr;
    if (received == nullptr) {
        return measure::error("the entry is no batch, or damaged", where, "run `sextant-collector ledger verify`");
    }
    const auto batch = scorekeeping::open_stored(received->batch.bytes);
    if (!batch) {
        return tl::unexpected(batch.error());
    }
    // Line 0 is the header.
    if (key.line == 0 || key.line > batch->lines.size()) {
        return measure::error("the batch has no line " + std::to_string(key.line), where);
    }
    return batch->lines[key.line - 1];
}

/// The edition that these verdicts are read by: that of their round.
measure::Result<scorekeeping::Methodology> edition_for(const config::Config& config, const store::OpenStore& index,
                                                       const std::vector<ConsensusRow>& consensus)
{
    return scorekeeping::read_editions(index, config).map([&](const scorekeeping::Editions& it) {
        return it.of(consensus.empty() ? scorekeeping::today() : consensus.front().round);
    });
}

}  // namespace

measure::Result<TargetExplanation> collect_target(const config::Config& config, const store::OpenStore& index,
                                                  const std::string& domain)
{
    auto view = index.views->target(domain);
    auto consensus = index.views->consensus(domain);
    auto results = index.views->results(domain);
    const auto contents = ledger::load(config::ledger_directory(config));
    if (!view || !consensus || !results || !contents) {
        return tl::unexpected(!view        ? view.error()
                              : !consensus ? consensus.error()
                              : !results   ? results.error()
                                           : contents.error());
    }
    if (!*view) {
        return measure::error("no such target in any frame", domain, "write its domain as in the frame, or a country code");
    }
    auto methodology = edition_for(config, index, *consensus);
    if (!methodology) {
        return tl::unexpected(methodology.error());
    }
    TargetExplanation target{.view = **std::move(view),
                             .consensus = *std::move(consensus),
                             .results = *std::move(results),
                             .lines = {},
                             .methodology = *std::move(methodology)};
    for (const auto& it : target.results) {
        auto line = read_line(*contents, it.result.key);
        if (!line) {
            return tl::unexpected(line.error());
        }
        target.lines[it.result.key] = *std::move(line);
    }
    return target;
}

}  // namespace collector::cli
