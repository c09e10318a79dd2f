#pragma once

#include "collector/serve/repeat.hpp"
#include "measure/evidence.hpp"

namespace collector::serve {

/// Where a probe met the target: hosts it connected to, or what their names resolve to where it did not come so far, and
/// the addresses of the zone's name servers. Pure.
Meeting meeting_of(const measure::Evidence& evidence);

}  // namespace collector::serve
