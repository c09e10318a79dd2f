#pragma once

#include "collector/ingest/fresh_batches.hpp"
#include "collector/ingest/index.hpp"
#include "collector/ports/ledger.hpp"
#include "collector/ports/store.hpp"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace collector::ingest {

/// Brings the index up to the ledger on a thread of its own, strictly in the order of positions.
///
/// When an entry cannot be taken in, the index stays behind it, says so once per failure, and tries again: nothing is
/// skipped and nothing acknowledged is lost, because the ledger has it.
class IndexFollower final : public Index {
public:
    /// What is done with entries; called on the follower's thread.
    struct Work {
        std::function<measure::Result<IndexEntry>(const LedgerEntry&)> judge;
        std::function<measure::Result<IndexEntry>(const FreshBatch&)> judge_fresh;
        /// Takes a group of entries in, all or none: a transaction and its syncs are shared by many.
        std::function<measure::Result<void>(std::vector<IndexEntry>)> take;
        std::function<void(const measure::Error&)> complain;
    };

    /// How long to wait after a failure: grows from the first to the longest.
    struct Patience {
        std::chrono::milliseconds first{1000};
        std::chrono::milliseconds longest{60'000};
    };

    IndexFollower(const Ledger& ledger, std::uint64_t watermark, Work work, Patience patience);
    ~IndexFollower() override;

    void ledger_grew(std::uint64_t last) override;
    void batch_kept(FreshBatch batch) override;
    std::uint64_t watermark() const override { return watermark_; }
    bool behind() const { return failing_; }

    /// Runs a job on the follower's thread between two entries: whatever else writes to the index needs no lock then.
    void run_soon(std::function<void()> job);

    /// Waits until the index holds `position`; false when it did not within the deadline.
    bool wait_for(std::uint64_t position, std::chrono::milliseconds deadline);

private:
    /// Entries for one transaction.
    struct Group {
        std::vector<IndexEntry> entries;
        std::size_t results = 0;
        std::uint64_t last = 0;  ///< Position up to which it goes; damaged ones are passed over.
    };

    void follow();
    bool catch_up();
    measure::Result<void> take_group(std::uint64_t end);
    measure::Result<void> judge_next(Group& group);
    void run_jobs();
    bool closing();

    const Ledger& ledger_;
    Work work_;
    Patience patience_;
    FreshBatches fresh_;
    std::atomic<std::uint64_t> watermark_;
    std::atomic<bool> failing_ = false;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::uint64_t last_ = 0;
    bool closing_ = false;
    std::vector<std::function<void()>> jobs_;
    std::thread thread_;
};

}  // namespace collector::ingest
