#pragma once

#include "measure/result.hpp"
#include "score/methodology.hpp"

#include <cstdint>
#include <optional>

namespace collector {

/// What forbids to publish one edition beside that in force for so many days (scoring.md 4.8); nullopt: nothing. Where weights,
/// gates or rules differ, it is a MAJOR version and stands beside the other for two windows.
std::optional<measure::Error> object_to_announcement(const score::Methodology& in_force, const score::Methodology& next,
                                                     std::int64_t days);

}  // namespace collector
