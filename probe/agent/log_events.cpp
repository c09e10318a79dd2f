#include "probe/agent/log_events.hpp"

#include <array>

namespace probe::agent {

using daemons::LogEvent;
using daemons::LogLevel;

const LogEvent kRoundBegun{"AGENT_ROUND_BEGUN", LogLevel::info, "A round has begun.", "Nothing to do."};
const LogEvent kRoundDone{"AGENT_ROUND_DONE", LogLevel::info, "Every target of the round was measured.", "Nothing to do."};
const LogEvent kBatchMeasured{"AGENT_BATCH_MEASURED", LogLevel::info, "A batch of targets was measured and is in the spool.",
                              "Nothing to do."};
const LogEvent kVantageUnfit{
    "AGENT_VANTAGE_UNFIT", LogLevel::warning,
    "This host cannot reach its controls over IPv6; nothing is measured, so that nobody is blamed for it.",
    "Run `sextant-probe troubleshoot`. The gate is tried again after schedule.gate_pause."};
const LogEvent kSpoolRefused{
    "AGENT_SPOOL_REFUSED", LogLevel::error, "The spool does not take a result; it is lost.",
    "Look at the disk of spool.folder. The target is measured again in this round while attempts are left."};
const LogEvent kLaboratoryProfile{"AGENT_LABORATORY_PROFILE", LogLevel::warning,
                                  "The politeness gaps do not hold inside the laboratory's prefixes.",
                                  "Right in a laboratory. Elsewhere remove [laboratory] from the configuration."};
const LogEvent kUnidentified{"AGENT_UNIDENTIFIED", LogLevel::warning, "Requests go out without saying who measures.",
                             "Set identity.url to a page about this measurement and how to opt out of it."};
const LogEvent kTaskError{"AGENT_TASK_ERROR", LogLevel::error, "A task ended by a failure of our own; it has no result.",
                          "Report it with the line's fields; the target is not blamed."};

std::span<const LogEvent* const> log_events()
{
    static constexpr std::array<const LogEvent*, 8> kAll{&kRoundBegun,   &kRoundDone,    &kBatchMeasured,
                                                         &kVantageUnfit, &kSpoolRefused, &kLaboratoryProfile,
                                                         &kUnidentified, &kTaskError};
    return kAll;
}

}  // namespace probe::agent
