#pragma once

#include "daemon/log.hpp"

#include <span>

namespace probe::scrape {

extern const daemons::LogEvent kListening;
extern const daemons::LogEvent kNoResult;
extern const daemons::LogEvent kMeasurementFailed;

/// All of them, for the reference page.
std::span<const daemons::LogEvent* const> log_events();

}  // namespace probe::scrape
