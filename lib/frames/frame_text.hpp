#pragma once

#include "measure/target.hpp"

#include <string>
#include <string_view>

namespace frames {

/// A frame as TOML that read_frame_text reads back as the same facts: equal frames give equal bytes. `preamble` is what stands
/// before the first key, comments for people; it ends with a line feed or is empty.
std::string frame_text(const measure::Frame& frame, std::string_view preamble);

/// The lines of comment a frame file begins with.
std::string preamble_of(std::string_view toml);

}  // namespace frames
