#pragma once

#include "measure/report.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace codec {

/// What a batch may cost its reader. A cap on the compressed size protects nothing by itself:
/// 200 MB of zeros are 6 kB of zstd.
struct BatchLimits {
    std::size_t compressed_octets = 1U << 20U;
    std::size_t raw_octets = 8U << 20U;
    std::size_t ratio = 200;
    std::size_t line_octets = 1U << 20U;
    std::size_t lines = 5000;
};

/// Seals lines under a header: NDJSON in one zstd frame with content size and checksum. The bytes never change again.
/// Error: the lines exceed what a reader accepts.
measure::Result<measure::SealedBatch> seal(const measure::BatchHeader& header, std::span<const std::string> lines,
                                           const BatchLimits& limits = {});

/// A batch opened: its header and its lines, not yet parsed.
struct OpenedBatch {
    measure::BatchHeader header;
    std::vector<std::string> lines;
};

/// Opens foreign bytes within the limits. Exactly one zstd frame, nothing after it, window of at most 1 MiB,
/// and as many lines as the header says.
measure::Result<OpenedBatch> open(std::string_view bytes, const BatchLimits& limits = {});

}  // namespace codec
