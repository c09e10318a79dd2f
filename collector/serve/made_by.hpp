#pragma once

#include "collector/serve/route.hpp"

#include <map>
#include <set>
#include <string>
#include <vector>

/// By what numbers were made: it stands beside every one that is published (scoring.md 4.8).
namespace collector::serve {

/// By country: methodology with its hash, frame hash, window, code version, and when the newest report came in; of the countries
/// asked for that have a score.
measure::Result<Json> made_by(const Call& call, const std::set<std::string>& countries);

/// The same as cells of a table, and their titles.
std::vector<std::string> made_by_columns();
measure::Result<std::map<std::string, std::vector<std::string>>> made_by_cells(const Call& call);

}  // namespace collector::serve
