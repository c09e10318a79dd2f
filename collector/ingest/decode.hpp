#pragma once

#include "codec/batch.hpp"
#include "collector/ingest/batch_path.hpp"
#include "collector/ingest/problem.hpp"
#include "collector/ports/facts.hpp"
#include "measure/report.hpp"

#include <vector>

namespace collector::ingest {

/// A batch whose every line was read and whose envelope agrees with its path and its sender.
struct Decoded {
    measure::SealedBatch batch;
    measure::BatchHeader header;
    std::vector<measure::BatchLine> lines;
    std::size_t raw_octets = 0;  ///< Of the lines as text.
};

/// Opens a batch. Refuses the envelope only: what a result says is kept and judged later, however strange. Pure.
tl::expected<Decoded, Problem> decode(const BatchPath& path, const Registration& sender, std::string bytes,
                                      const codec::BatchLimits& limits);

}  // namespace collector::ingest
