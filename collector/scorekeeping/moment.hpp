#pragma once

#include "measure/time.hpp"

#include <string>

namespace collector::scorekeeping {

measure::Timestamp now();

/// The UTC day.
std::string today();

/// Refuses the day of an import that is later than tomorrow: it would silence every source that tells its true day.
measure::Result<void> check_not_ahead(measure::Day dated, const std::string& where);

/// A time as it stands, a day as its last microsecond, nothing as now. Fails for what is not over yet: more may come in.
measure::Result<measure::Timestamp> moment_of(const std::string& text, measure::Timestamp present = now());

}  // namespace collector::scorekeeping
