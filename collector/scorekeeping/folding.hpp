#pragma once

#include "collector/aggregate/target_history.hpp"
#include "collector/scorekeeping/scoring.hpp"

namespace collector::scorekeeping {

/// One round of a country, read from the index and folded.
struct FoldedRound {
    std::vector<ConsensusRow> consensus;
    aggregate::Round round;
};

/// Reads the votes of one round, those received by a moment when one is given.
measure::Result<FoldedRound> fold_round(const Store& store, const Methodology& methodology,
                                        const measure::CountryCode& country, const std::string& round,
                                        std::optional<measure::Timestamp> received_by = {});

/// What stands as `software` beside every number made here.
std::string software_name();

}  // namespace collector::scorekeeping
