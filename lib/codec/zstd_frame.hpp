#pragma once

#include "measure/result.hpp"

#include <cstddef>
#include <string>
#include <string_view>

/// One zstd frame with content size and checksum: how everything that goes to a collector is packed.
namespace codec {

/// What a frame may cost its reader. A cap on the compressed size protects nothing by itself.
struct PackedLimits {
    std::size_t compressed_octets = 1U << 20U;
    std::size_t raw_octets = 8U << 20U;
    std::size_t ratio = 200;
};

/// The same octets for the same text; "" only when memory ran out.
std::string pack(std::string_view raw);

/// Exactly one frame, nothing after it, a window of at most 1 MiB, within the limits; `noun` is what errors call it.
measure::Result<std::string> unpack(std::string_view bytes, const PackedLimits& limits, const std::string& noun);

}  // namespace codec
