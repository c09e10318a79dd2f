#pragma once

#include "collector/repository/contribution_file.hpp"
#include "measure/result.hpp"

#include <string>
#include <vector>

namespace collector::cli {

/// The texts that a command names. A folder stands for the *.md in and below it, in the order of their names; its README is for
/// people. `errors` gets what is wrong in them.
measure::Result<std::vector<repository::ContributionFile>> read_contributions(const std::vector<std::string>& named,
                                                                              std::vector<measure::Error>& errors);

}  // namespace collector::cli
