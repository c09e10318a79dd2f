#pragma once

#include "daemon/log.hpp"

#include <span>

/// Everything a running collector may say. Ids are permanent; docs/generated/log-events.md is made of this list.
namespace collector::running::events {

extern const daemons::LogEvent kStarted;
extern const daemons::LogEvent kStopping;
extern const daemons::LogEvent kLedgerDamaged;
extern const daemons::LogEvent kLedgerRefused;
extern const daemons::LogEvent kIndexBehind;
extern const daemons::LogEvent kIndexRebuilt;
extern const daemons::LogEvent kBatchRefused;
extern const daemons::LogEvent kContributionRefused;
extern const daemons::LogEvent kEditRefused;
extern const daemons::LogEvent kAuditUnwritten;
extern const daemons::LogEvent kBatchDiffers;
extern const daemons::LogEvent kFactTaken;
extern const daemons::LogEvent kScoresMade;
extern const daemons::LogEvent kScoresFailed;
extern const daemons::LogEvent kWebhooksFailed;
extern const daemons::LogEvent kRequestFailed;
extern const daemons::LogEvent kReloadIgnored;

std::span<const daemons::LogEvent* const> all();

}  // namespace collector::running::events
