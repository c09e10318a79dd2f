#pragma once

#include "daemon/log.hpp"

#include <span>

/// What the spool may say. Ids are permanent.
namespace probe::spool::events {

extern const daemons::LogEvent kTornTail;
extern const daemons::LogEvent kDamaged;
extern const daemons::LogEvent kDropped;
extern const daemons::LogEvent kSetAside;
extern const daemons::LogEvent kNewStream;
extern const daemons::LogEvent kTrouble;

std::span<const daemons::LogEvent* const> all();

}  // namespace probe::spool::events
