#pragma once

#include "measure/target.hpp"

#include <string>
#include <vector>

namespace frames {

/// Records what a reviewer thinks of the named targets, or of all when none is named; a name may be typed as people type it.
/// The frame itself is reviewed once every target is, and no longer when one is not. Fails for a name the frame has not.
measure::Result<void> record_review(measure::Frame& frame, const measure::Review& review,
                                    const std::vector<std::string>& names);

/// The frame's own mark follows from its targets'.
void settle_review(measure::Frame& frame);

}  // namespace frames
