#pragma once

#include "collector/scorekeeping/scoring.hpp"
#include "score/rank.hpp"

namespace collector::scorekeeping {

/// A country among those that may be ranked, or why it is not among them.
struct Ranked {
    measure::CountryCode country;
    std::optional<double> index;
    std::optional<score::RankInterval> rank;
    std::vector<std::string> reasons;  ///< Why it has no rank; empty where it has one.
};

/// The ranks of all countries at a moment (scoring.md 4.7), the best first, then those without one by code. The weights of the
/// pillars are shaken, and each country's figures are resampled; the numbers are those of the scores. Writes nothing.
measure::Result<std::vector<Ranked>> ranks_as_of(const Store& store, const Methodology& methodology,
                                                 measure::Timestamp as_of, const Devices* devices);

}  // namespace collector::scorekeeping
