#pragma once

#include "collector/serve/route.hpp"

#include <map>
#include <set>
#include <string>
#include <vector>

/// By what numbers were made: it stands beside every one that is published (scoring.md 4.8).
namespace collector::serve {

/// By country: methodology with its hash, frame hash and whether its country reviewed that frame, window, code version, and when
/// the newest report came in; of the countries asked for that have a score.
measure::Result<Json> made_by(const Call& call, const std::set<std::string>& countries);

/// The same as cells of a table, and their titles.
std::vector<std::string> made_by_columns();
measure::Result<std::map<std::string, std::vector<std::string>>> made_by_cells(const Call& call);

/// Of one score, as a sentence for pictures and pages.
std::string made_by_words(const ScoreRow& score);

/// "true", "false", or "" where it is not known: whether the country reviewed the frame that the score is made from.
std::string review_cell(const ScoreDetails& details);

}  // namespace collector::serve
