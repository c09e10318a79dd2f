#pragma once

#include "measure/result.hpp"
#include "score/methodology.hpp"

#include <string>
#include <vector>

namespace collector {

/// What no single key shows: checks that do not exist, weights that are not positive, pillars without rules, tables that are
/// not in order. Empty when the methodology can be computed with.
std::vector<measure::Error> implausible(const score::Methodology& rules, const std::string& file);

}  // namespace collector
