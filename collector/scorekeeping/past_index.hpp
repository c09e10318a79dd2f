#pragma once

#include "collector/ledger/contents.hpp"
#include "collector/ports/ledger.hpp"
#include "collector/scorekeeping/scoring.hpp"
#include "collector/store/registry.hpp"

namespace collector::scorekeeping {

/// The ledger as it was at a moment, read from its files: works beside a running collector, and never writes.
class PastLedger final : public Ledger {
public:
    static measure::Result<PastLedger> open(const config::Config& config, measure::Timestamp as_of);

    boost::asio::awaitable<measure::Result<std::uint64_t>> append(LedgerEntry entry) override;
    measure::Result<void> replay(std::uint64_t from, std::uint64_t to,
                                 const std::function<measure::Result<void>(const LedgerEntry&)>& visit) const override;
    measure::Result<LedgerEntry> read(std::uint64_t position) const override;
    std::uint64_t last() const override { return last_; }

    /// Every edition that the ledger names, in its order, whenever it came in: the first holds for what went before it, too.
    const std::vector<DatedNote>& editions() const { return editions_; }

private:
    explicit PastLedger(ledger::Contents contents) : contents_(std::move(contents)) {}

    ledger::Contents contents_;
    std::uint64_t last_ = 0;
    std::vector<DatedNote> editions_;
};

/// Makes in `folder` the index as it would have been had nothing come in since: every entry of `ledger` judged, every
/// round scored.
measure::Result<store::OpenStore> make_past_index(const PastLedger& ledger, const Methodology& methodology,
                                                  const std::filesystem::path& folder);

}  // namespace collector::scorekeeping
