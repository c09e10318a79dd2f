#pragma once

#include "collector/ports/store.hpp"

#include <string>

namespace collector::cli {

/// A published score as one line of JSON, without its end; and back.
std::string score_line(const ScoreRow& score);
measure::Result<ScoreRow> read_score_line(const std::string& line);

/// The first round that a score, or a state in its document, depends on.
std::string looks_back_to(const ScoreRow& score);

}  // namespace collector::cli
