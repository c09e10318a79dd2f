#pragma once

#include "score/resample.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace score {

/// A country among others: who it is, and its pillars as resampled (Resampling::draws).
struct Contender {
    std::string name{};
    std::vector<std::vector<double>> draws{};  ///< By pillar; empty: missing.
};

/// Between which places a country lies, 1 the best.
struct RankInterval {
    std::uint32_t best = 0;
    std::uint32_t worst = 0;
};

/// The 5 % to 95 % range of each country's rank (4.7), in the order given.
///
/// Draw by draw the weight of each pillar is multiplied by a number from 1 - spread to 1 + spread, the same for all
/// countries, and each country's index is made from one replicate of its own, renormalised over the pillars it has. A rank is
/// one more than the number of countries strictly above. A country without a pillar is ranked last, behind all others.
std::vector<RankInterval> rank_intervals(std::span<const Contender> countries, const Methodology& methodology);

/// Why a country has no rank (4.7): the pillars whose published interval is too wide, the missing ones among them, and a
/// frame that is too small. For people; empty when it may be ranked.
std::vector<std::string> why_no_rank(const Resampling& intervals, const std::vector<bool>& present, std::size_t targets,
                                     const Methodology& methodology);

}  // namespace score
