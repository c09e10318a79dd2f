#pragma once

#include "collector/ports/networks.hpp"

#include <string>

namespace collector::store::sqlite {

/// The part of a frame as JSON, list by list; "{}" for the whole.
std::string write_frame_part(const FramePart& part);

/// The same back. What this program did not write is the whole frame.
FramePart read_frame_part(const std::string& json);

}  // namespace collector::store::sqlite
