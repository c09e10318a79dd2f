#pragma once

#include "collector/config/config.hpp"
#include "collector/ports/store.hpp"
#include "score/methodology.hpp"

#include <vector>

namespace collector::cli {

/// The methodology in force with the text it came from.
struct Methodology {
    std::string id;
    std::string sha256;
    std::string toml;
    score::Methodology rules;
};

measure::Result<Methodology> load_methodology(const config::Config& config);

/// Consensus, target states and score of every country that has a frame (or of `country` alone), written to the store.
measure::Result<std::vector<ScoreRow>> make_scores(Store& store, const Methodology& methodology, measure::Timestamp as_of,
                                                   const std::string& country);

}  // namespace collector::cli
