#pragma once

#include "daemon/log.hpp"

#include <span>

/// What the sender may say. Ids are permanent.
namespace probe::report::events {

extern const daemons::LogEvent kDelivered;
extern const daemons::LogEvent kRetry;
extern const daemons::LogEvent kBlocked;
extern const daemons::LogEvent kRefused;
extern const daemons::LogEvent kSpoolTrouble;
extern const daemons::LogEvent kOptOutsUnknown;

std::span<const daemons::LogEvent* const> all();

}  // namespace probe::report::events
