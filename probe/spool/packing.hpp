#pragma once

#include "measure/report.hpp"
#include "probe/spool/open_batch.hpp"

#include <span>

namespace probe::spool {

/// As many lines as fit, sealed.
struct Packed {
    measure::SealedBatch batch;
    std::size_t lines = 0;
};

/// Seals the first lines, all if a collector would take them together: it also refuses what unpacks too far, so the result
/// is opened again as the collector will. Error: it would not take even the first line alone.
measure::Result<Packed> pack(measure::BatchHeader header, std::span<const OpenLine> lines);

}  // namespace probe::spool
