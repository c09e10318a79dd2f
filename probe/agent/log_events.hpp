#pragma once

#include "daemon/log.hpp"

#include <span>

namespace probe::agent {

extern const daemons::LogEvent kRoundBegun;
extern const daemons::LogEvent kRoundDone;
extern const daemons::LogEvent kBatchMeasured;
extern const daemons::LogEvent kVantageUnfit;
extern const daemons::LogEvent kSpoolRefused;
extern const daemons::LogEvent kLaboratoryProfile;
extern const daemons::LogEvent kUnidentified;
extern const daemons::LogEvent kTaskError;

/// All of them, for the reference page.
std::span<const daemons::LogEvent* const> log_events();

}  // namespace probe::agent
