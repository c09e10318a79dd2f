#pragma once

#include "measure/device_run.hpp"
#include "probe/cpe/judge/row.hpp"

namespace cpe::judge {

/// Does the requirement keep strangers out of the home or of the router? Then what fails it is not told in public before it can
/// be mended (docs/devices.md).
bool guards_users(const Row& row);

/// What a finding on a row means for those behind the router. Pure.
measure::Exposure exposure_of(const Row& row, const Finding& finding);

}  // namespace cpe::judge
