#pragma once

#include "measure/target.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace daemons {

/// A frame, or every error of its file. Exactly one of the two is meaningful: `errors` is empty when all is well.
struct FrameFile {
    measure::Frame frame;
    std::vector<measure::Error> errors;
};

/// Reads a frame (config/frames/*.toml). Unknown sectors, tiers and roles, malformed and doubled domains are errors.
FrameFile read_frame_text(std::string_view toml, const std::string& name);
FrameFile read_frame_file(const std::filesystem::path& file);

}  // namespace daemons
