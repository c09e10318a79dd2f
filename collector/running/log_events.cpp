#include "collector/running/log_events.hpp"

#include <array>

namespace collector::running::events {

using daemons::LogEvent;
using daemons::LogLevel;

constexpr LogEvent kStarted{"COLLECTOR_STARTED", LogLevel::info, "the collector receives and serves", "Nothing to do."};
constexpr LogEvent kStopping{"COLLECTOR_STOPPING", LogLevel::info, "the collector ends what it began and stops",
                             "Nothing to do."};
constexpr LogEvent kLedgerDamaged{"LEDGER_DAMAGED", LogLevel::error, "entries of the ledger cannot be read",
                                  "Run `sextant-collector ledger verify`; restore the segment it names from a backup."};
constexpr LogEvent kLedgerRefused{"LEDGER_REFUSED", LogLevel::error, "the ledger could not be written",
                                  "Free space or replace the disk; probes keep their batches and send them again."};
constexpr LogEvent kIndexBehind{"INDEX_BEHIND", LogLevel::error, "the index could not take an entry in; it tries again",
                                "Nothing acknowledged is lost. If it goes on, run `sextant-collector rejudge` with the "
                                "collector stopped."};
constexpr LogEvent kIndexRebuilt{
    "INDEX_REBUILT", LogLevel::warning, "the index knew more than the ledger and was made anew",
    "The ledger lost its newest entries, for example by restoring an older copy: see quarantine/."};
constexpr LogEvent kBatchRefused{"BATCH_REFUSED", LogLevel::warning, "a batch was refused",
                                 "The kind says why; a probe that goes on like this wants a look at its own log."};
constexpr LogEvent kBatchDiffers{"BATCH_DIFFERS", LogLevel::error, "two different batches have one identity",
                                 "A cloned disk or a stolen token: compare the batches under conflicts/, revoke the probe."};
constexpr LogEvent kContributionRefused{"CONTRIBUTION_REFUSED", LogLevel::info,
                                        "a text for the repository, or a step with one, was refused",
                                        "Whoever sent it was told why."};
constexpr LogEvent kEditRefused{"EDIT_REFUSED", LogLevel::info, "what an editor sent, or a dispute, was refused",
                                "Whoever sent it was told why; the audit trail has who."};
constexpr LogEvent kAuditUnwritten{"AUDIT_UNWRITTEN", LogLevel::error,
                                   "the audit trail could not be written: nothing was done with a token",
                                   "Free space or give audit.ndjson back to the collector's user."};
constexpr LogEvent kFactTaken{"FACT_TAKEN", LogLevel::info,
                              "a fact that is no batch came in: a registration, a frame, a run of a home router",
                              "Nothing to do."};
constexpr LogEvent kScoresMade{"SCORES_MADE", LogLevel::info, "scores were made", "Nothing to do."};
constexpr LogEvent kScoresFailed{"SCORES_FAILED", LogLevel::error, "scores could not be made; the old ones stand",
                                 "Act on the error; the next run comes by itself."};
constexpr LogEvent kWebhooksFailed{
    "WEBHOOKS_FAILED", LogLevel::warning, "what fell back could not be told everywhere",
    "See whether the receivers in webhooks.urls answer; a message is tried four times, then lost."};
constexpr LogEvent kRequestFailed{"REQUEST_FAILED", LogLevel::error, "a request could not be answered",
                                  "Act on the error; `sextant-collector doctor` looks further."};
constexpr LogEvent kReloadIgnored{"RELOAD_IGNORED", LogLevel::warning,
                                  "SIGHUP came; a collector reads its configuration at the start",
                                  "Restart it: what is under way is finished first, and probes wait."};

std::span<const LogEvent* const> all()
{
    static constexpr std::array kAll{
        &kStarted,       &kStopping,      &kLedgerDamaged,       &kLedgerRefused, &kIndexBehind,   &kIndexRebuilt,
        &kBatchRefused,  &kBatchDiffers,  &kFactTaken,           &kScoresMade,    &kScoresFailed,  &kWebhooksFailed,
        &kRequestFailed, &kReloadIgnored, &kContributionRefused, &kEditRefused,   &kAuditUnwritten};
    return kAll;
}

}  // namespace collector::running::events
