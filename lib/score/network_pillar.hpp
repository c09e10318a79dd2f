#pragma once

#include "score/network_score.hpp"
#include "score/pillar.hpp"

namespace score {

/// Networks as a pillar. Its coverage is the weight of the parts that are known; with less than a pillar needs of its frame's weight
/// (4.6) it is insufficient, and enters the index as a missing one. Facts are counted, not sampled: no targets, no strata.
PillarScore network_pillar(const NetworkFacts& facts, const Methodology& methodology);

}  // namespace score
