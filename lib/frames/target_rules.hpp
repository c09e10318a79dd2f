#pragma once

#include "frames/frame_file.hpp"

namespace frames {

/// What the keys of a target mean together: records fill the lists that are judged by, defaults are set, contradictions told.
void complete_targets(const std::string& name, FrameFile& file);

}  // namespace frames
