#pragma once

#include "collector/ingest/fresh_batch.hpp"

#include <cstdint>

namespace collector::ingest {

/// The index as ingest sees it: it follows the ledger in its own time, so an acknowledgement never waits for it.
class Index {
public:
    virtual ~Index() = default;

    /// The ledger has entries up to `last`. Returns at once.
    virtual void ledger_grew(std::uint64_t last) = 0;

    /// The ledger has this batch. Returns at once.
    virtual void batch_kept(FreshBatch batch) = 0;

    /// Position up to which the index answers for.
    virtual std::uint64_t watermark() const = 0;
};

}  // namespace collector::ingest
