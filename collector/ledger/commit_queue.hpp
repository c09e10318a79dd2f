#pragma once

#include "collector/ports/facts.hpp"
#include "measure/result.hpp"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <vector>

namespace collector::ledger {

/// An entry and whom to tell that it is on disk. `done` must not block.
struct Waiting {
    LedgerEntry entry;
    std::function<void(measure::Result<std::uint64_t>)> done;
};

/// Hands waiting entries from many coroutines to the one writer, all that wait at once: the group of a group commit.
class CommitQueue {
public:
    /// False when the queue is closed; then `done` was not and will not be called.
    bool push(Waiting waiting);

    /// Blocks until something waits. Empty only when closed and drained. Bounded in entries and octets.
    std::vector<Waiting> take();

    void close();

private:
    std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<Waiting> waiting_;
    bool closed_ = false;
};

}  // namespace collector::ledger
