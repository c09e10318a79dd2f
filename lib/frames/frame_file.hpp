#pragma once

#include "measure/target.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

/// The lists of targets: read, written, reviewed, brought together.
namespace frames {

/// A frame, or every error of its file. Exactly one of the two is meaningful: `errors` is empty when all is well.
struct FrameFile {
    measure::Frame frame;
    std::vector<measure::Error> errors;
    std::vector<measure::Error> notes;  ///< What a reviewer should see to; no reason to refuse the file.
};

/// Reads a frame (config/frames/*.toml, docs/frames.md). Unknown sectors, tiers, roles and duties, malformed and doubled domains,
/// and records without a date or a name are errors.
FrameFile read_frame_text(std::string_view toml, const std::string& name);
FrameFile read_frame_file(const std::filesystem::path& file);

/// The keys of a frame as Markdown tables.
std::string reference_markdown();

}  // namespace frames
