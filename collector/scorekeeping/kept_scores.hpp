#pragma once

#include "collector/config/config.hpp"
#include "collector/ports/store.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace collector::scorekeeping {

/// A published score as one line of JSON, without its end; and back.
std::string score_line(const ScoreRow& score);
measure::Result<ScoreRow> read_score_line(const std::string& line);

/// The first round that a score, or a state in its document, depends on.
std::string looks_back_to(const ScoreRow& score);

/// Where scores lie that were published before their evidence was dropped, one a line.
std::filesystem::path kept_scores_file(const config::Config& config);

/// All of them; none where nothing was ever dropped.
measure::Result<std::vector<ScoreRow>> kept_scores(const config::Config& config);

}  // namespace collector::scorekeeping
