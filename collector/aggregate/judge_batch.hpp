#pragma once

#include "collector/ports/store.hpp"
#include "measure/report.hpp"

#include <span>

namespace collector::aggregate {

/// A batch of the ledger, unpacked and parsed.
struct UnpackedBatch {
    const ReceivedBatch& received;
    const measure::BatchHeader& header;
    std::span<const measure::BatchLine> lines;
};

/// What a batch adds to the index: every result judged anew from its evidence, whatever its probe thought of it.
///
/// A probe's network is that of its source address by the context facts, else the one it was registered with. A result
/// whose round is no day, or lies in the future of its receipt, is left out: it could only displace honest rounds.
/// Pure: equal batches give equal entries.
IndexEntry judge_batch(std::uint64_t position, measure::Timestamp at, const UnpackedBatch& batch);

}  // namespace collector::aggregate
