#pragma once

#include "collector/ingest/index.hpp"
#include "collector/ports/ledger.hpp"

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
    using Take = std::function<measure::Result<void>(const LedgerEntry&)>;
    using Complain = std::function<void(const measure::Error&)>;

    /// How long to wait after a failure: grows from the first to the longest.
    struct Patience {
        std::chrono::milliseconds first{1000};
        std::chrono::milliseconds longest{60'000};
    };

    /// `take` and `complain` are called on the follower's thread.
    IndexFollower(const Ledger& ledger, std::uint64_t watermark, Take take, Complain complain, Patience patience);
    ~IndexFollower() override;

    void ledger_grew(std::uint64_t last) override;
    std::uint64_t watermark() const override { return watermark_; }
    bool behind() const { return failing_; }

    /// Runs a job on the follower's thread between two entries: whatever else writes to the index needs no lock then.
    void run_soon(std::function<void()> job);

    /// Waits until the index holds `position`; false when it did not within the deadline.
    bool wait_for(std::uint64_t position, std::chrono::milliseconds deadline);

private:
    void follow();
    bool catch_up();
    void run_jobs();
    bool closing();

    const Ledger& ledger_;
    Take take_;
    Complain complain_;
    Patience patience_;
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
