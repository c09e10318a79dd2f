#pragma once

#include "collector/ports/facts.hpp"
#include "measure/report.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace collector::ingest {

/// A batch that the ledger has just taken, still decoded: the index need not read, unpack and parse it again.
struct FreshBatch {
    std::uint64_t position = 0;
    measure::Timestamp at;
    ReceivedBatch received;  ///< Without the bytes of the batch: those are in the ledger.
    measure::BatchHeader header;
    std::vector<measure::BatchLine> lines;
    std::size_t raw_octets = 0;  ///< Of the lines as text: what it costs to keep, near enough.
};

}  // namespace collector::ingest
