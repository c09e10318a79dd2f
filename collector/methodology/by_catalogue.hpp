#pragma once

#include "score/methodology.hpp"

namespace collector {

/// The edition with every check called by its number in the catalogue ("W-6" for "web.http6"), as worked figures call them. A
/// check that nobody knows keeps its name.
score::Methodology by_catalogue(score::Methodology rules);

}  // namespace collector
