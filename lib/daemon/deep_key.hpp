#pragma once

#include <optional>
#include <string_view>

namespace daemons {

/// The line (from 1) of the first key with more dots than any form has; none where there is no such key.
///
/// "a.a.a.a ... = 1" is a table within a table for each dot, and costs whoever reads it its stack: toml++ bounds values within
/// values, but not keys. Frames and policies come over the network.
std::optional<int> deep_key(std::string_view toml);

}  // namespace daemons
