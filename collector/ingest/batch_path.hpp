#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace collector::ingest {

/// What the path of a batch says: /v1/batches/STREAM/SEQ.
struct BatchPath {
    std::string stream;     ///< 32 lower-case hex digits.
    std::uint64_t seq = 0;  ///< From 1.
};

/// nullopt for every other path, and for numbers written in more than one way ("007", "+7").
std::optional<BatchPath> parse_batch_path(std::string_view path);

}  // namespace collector::ingest
