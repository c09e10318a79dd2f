#pragma once

#include "measure/result.hpp"

#include <string>
#include <string_view>

namespace collector::repository {

/// Refuses front matter that no form has and that would cost whoever reads it its stack: "a.a.a.a ... = 1" is a table within a
/// table for each dot, and toml++ bounds values within values but not keys. Strings of several lines are refused, too: the form
/// has none, and without them a line can be read by itself. Front matter begins with the line that stands for its fence.
measure::Result<void> check_shallow(std::string_view front, const std::string& name);

}  // namespace collector::repository
