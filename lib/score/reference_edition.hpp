#pragma once

#include "score/methodology.hpp"

namespace score {

/// The complete edition in whose terms the vectors of scoring.md 4.9 are stated, with checks that are not measured yet.
/// Input of the vectors and of tests; no published number is made with it.
Methodology reference_edition();

}  // namespace score
