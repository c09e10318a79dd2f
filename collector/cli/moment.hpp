#pragma once

#include "measure/time.hpp"

#include <string>

namespace collector::cli {

measure::Timestamp now();

/// A time as it stands, a day as its last microsecond, nothing as now. Fails for what is not over yet: more may come in.
measure::Result<measure::Timestamp> moment_of(const std::string& text, measure::Timestamp present = now());

}  // namespace collector::cli
