#pragma once

#include "collector/repository/contribution.hpp"
#include "measure/result.hpp"

namespace collector::repository {

/// What no key of the front matter alone can tell: days in the wrong order, a series that no collector keeps, a comparison
/// without confounders, an example without sources.
std::vector<measure::Error> find_implausible(const Contribution& contribution, const std::string& name);

}  // namespace collector::repository
