#pragma once

#include "collector/ingest/fresh_batch.hpp"

#include <map>
#include <mutex>
#include <optional>

namespace collector::ingest {

/// Decoded batches on their way from the receiver to the index; used by both their threads.
///
/// Bounded: an index that lags reads from the ledger what did not fit in here. What is lost here is never missed.
class FreshBatches {
public:
    explicit FreshBatches(std::size_t most_octets) : most_octets_(most_octets) {}

    void put(FreshBatch batch);

    /// The batch at a position; whatever lies before it is forgotten.
    std::optional<FreshBatch> take(std::uint64_t position);

private:
    std::size_t most_octets_;
    std::mutex mutex_;
    std::map<std::uint64_t, FreshBatch> batches_;
    std::size_t octets_ = 0;
};

}  // namespace collector::ingest
