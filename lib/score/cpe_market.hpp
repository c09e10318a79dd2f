#pragma once

#include "score/cpe_score.hpp"
#include "score/pillar.hpp"

#include <span>

namespace score {

/// The pillar of a country's devices (4.5, 4.6). One without a gate was not measured, or stands for homes that nobody
/// counted: it keeps its weight, lowers coverage and opens the bounds.
///
/// They are counted, not sampled, and a bench gives the same verdicts each time: the pillar has no sampling term.
PillarScore cpe_pillar(std::span<const CpeModel> models, const Methodology& methodology);

}  // namespace score
