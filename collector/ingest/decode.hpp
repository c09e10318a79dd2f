#pragma once

#include "collector/ingest/batch_path.hpp"
#include "collector/ingest/problem.hpp"
#include "collector/ports/facts.hpp"
#include "measure/report.hpp"

#include <cstddef>
#include <vector>

namespace collector::ingest {

/// Bounds on what a stranger may make us unpack.
struct DecodeLimits {
    std::size_t decoded_octets = 64U << 20U;
    std::size_t lines = 20'000;
};

/// A batch whose every line was read and whose envelope agrees with its path and its sender.
struct Decoded {
    measure::SealedBatch batch;
    measure::BatchHeader header;
    std::vector<measure::BatchLine> lines;
};

/// Opens a batch. Refuses the envelope only: what a result says is kept and judged later, however strange. Pure.
tl::expected<Decoded, Problem> decode(const BatchPath& path, const Registration& sender, std::string bytes,
                                      const DecodeLimits& limits);

}  // namespace collector::ingest
