#pragma once

#include "collector/scorekeeping/scoring.hpp"
#include "collector/store/registry.hpp"

#include <map>
#include <string>
#include <vector>

/// The tree from a number down to what was observed.
namespace collector::cli {

/// All that is known of one target in its newest round.
struct TargetExplanation {
    TargetView view;
    std::vector<ConsensusRow> consensus;
    std::vector<ResultView> results;
    std::map<ResultKey, std::string> lines;  ///< The batch lines the results came from, as the probes wrote them.
    scorekeeping::Methodology methodology;   ///< By which the consensus becomes scores.
};

measure::Result<TargetExplanation> collect_target(const config::Config& config, const store::OpenStore& index,
                                                  const std::string& domain);

std::string target_text(const TargetExplanation& target);
std::string target_json(const TargetExplanation& target);

std::string country_text(const ScoreRow& score);
std::string country_json(const ScoreRow& score, const std::vector<TargetView>& targets);

}  // namespace collector::cli
