#pragma once

#include "collector/ledger/commit_queue.hpp"
#include "collector/ledger/contents.hpp"
#include "collector/ledger/segment_writer.hpp"
#include "collector/ports/ledger.hpp"
#include "daemon/file_ops.hpp"

#include <functional>
#include <memory>
#include <mutex>
#include <thread>

namespace collector::ledger {

/// One group commit, for metrics.
struct Commit {
    std::size_t entries = 0;
    std::size_t octets = 0;
    measure::Duration elapsed{};
    bool failed = false;
};

struct Options {
    std::filesystem::path directory;
    std::size_t segment_octets = 64U << 20U;
    std::function<void(const Commit&)> on_commit;  ///< Called on the writer's thread.
};

/// The ledger as segment files. One thread of its own writes, so that no fdatasync ever blocks the io_context.
class SegmentLedger final : public Ledger {
public:
    /// Scans all segments; damage is counted in contents(), never an error.
    static measure::Result<std::unique_ptr<SegmentLedger>> open(Options options,
                                                                daemons::FileOps& files = daemons::real_files());

    ~SegmentLedger() override;

    boost::asio::awaitable<measure::Result<std::uint64_t>> append(LedgerEntry entry) override;

    /// The same for programs without a running io_context; blocks until the entry is on disk.
    measure::Result<std::uint64_t> append_now(LedgerEntry entry);

    measure::Result<void> replay(std::uint64_t from, std::uint64_t to,
                                 const std::function<measure::Result<void>(const LedgerEntry&)>& visit) const override;
    measure::Result<LedgerEntry> read(std::uint64_t position) const override;
    std::uint64_t last() const override;

    /// Positions that were found damaged at the start.
    std::uint64_t damaged() const;
    std::uint64_t octets() const;

private:
    SegmentLedger(Options options, Contents contents, SegmentWriter writer);

    void write_until_closed();
    void commit(std::vector<Waiting>& group);
    void remember(const std::vector<Written>& written);
    std::optional<Place> place_of(std::uint64_t position) const;

    Options options_;
    mutable std::mutex mutex_;  ///< Guards contents_.
    Contents contents_;
    SegmentWriter writer_;
    CommitQueue queue_;
    std::thread thread_;
};

}  // namespace collector::ledger
