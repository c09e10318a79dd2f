#pragma once

#include "measure/target.hpp"

#include <optional>
#include <string>

namespace collector::cli {

/// A frame of a file, and the comment the file begins with.
struct KeptFrame {
    measure::Frame frame;
    std::string preamble;
};

/// The frame in a file; nullopt when there is no such file.
measure::Result<std::optional<KeptFrame>> read_kept(const std::string& file);

/// Writes a frame in one step: a reader finds the old file or the new one.
measure::Result<void> write_kept(const std::string& file, const KeptFrame& kept);

}  // namespace collector::cli
