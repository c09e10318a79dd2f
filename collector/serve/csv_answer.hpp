#pragma once

#include "collector/serve/route.hpp"

#include <string>
#include <vector>

namespace collector::serve {

/// A table to be kept as sextant-NAME.csv, for a program or, with ?excel=1, for a spreadsheet.
Answer answer_csv(const Call& call, const std::string& name, const std::vector<std::vector<std::string>>& rows);

}  // namespace collector::serve
