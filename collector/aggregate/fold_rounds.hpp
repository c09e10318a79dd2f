#pragma once

#include "collector/ports/store.hpp"
#include "score/methodology.hpp"

#include <span>
#include <vector>

namespace collector::aggregate {

/// The consensus of a country's votes: for every target, check and round one row for the probes at home and one for those
/// abroad, as far as there are any (scoring.md 4.3).
///
/// The attempts of a probe are folded first. The vantage checks are no votes: they decided who may vote. The row at home counts when somebody there could tell; else the one abroad
/// does; where nobody could, the one at home. `votes` is ordered as Store::votes gives it. Pure.
std::vector<ConsensusRow> fold_rounds(std::span<const Vote> votes, const measure::CountryCode& country,
                                      const score::Methodology& rules);

}  // namespace collector::aggregate
