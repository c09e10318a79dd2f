#pragma once

#include "score/component.hpp"
#include "score/methodology.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace score {

/// A target of the frame as it enters a pillar.
struct PillarTarget {
    measure::Tier tier = measure::Tier::agency;
    Bounded score{};  ///< No value: unknown.
};

struct StratumScore {
    const StratumRules* rules = nullptr;
    std::uint32_t targets = 0;
    std::uint32_t valued = 0;
    Bounded score{};

    double coverage() const { return targets == 0 ? 0 : static_cast<double>(valued) / targets; }
};

/// A pillar with everything it was made of.
struct PillarScore {
    Bounded score{};
    double coverage = 0;  ///< Share of the frame's weight that has a value.
    bool sufficient = false;
    std::uint32_t targets = 0;
    std::uint32_t valued = 0;
    std::vector<StratumScore> strata{};
};

/// The stratified mean of a role's targets (4.6).
///
/// Point: mean of the values in each stratum, weighted by stratum. Bounds: unknown targets at 0 and at 1. A stratum of which
/// nothing has a value gives its weight to the rest of the point and lowers coverage. A stratum the frame does not have
/// has no weight at all: coverage speaks of the frame.
PillarScore score_pillar(std::span<const PillarTarget> targets, const Methodology& methodology);

/// Makes all of a pillar but `sufficient` anew from its strata.
void join_strata(PillarScore& pillar);

}  // namespace score
