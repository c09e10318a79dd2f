#pragma once

#include "measure/ip.hpp"
#include "measure/result.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace probe::config {

/// The addresses of a root hints file (named.root: owner, TTL, type, data). Error: no address of a family that has none.
measure::Result<std::vector<measure::Address>> parse_root_hints(std::string_view text, const std::string& name);

}  // namespace probe::config
