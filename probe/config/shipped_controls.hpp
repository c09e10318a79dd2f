#pragma once

#include <string_view>

namespace probe::config {

/// config/controls.toml as it was when the program was built.
extern const std::string_view kShippedControls;

}  // namespace probe::config
