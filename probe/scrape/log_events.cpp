#include "probe/scrape/log_events.hpp"

#include <array>

namespace probe::scrape {

using daemons::LogEvent;
using daemons::LogLevel;

const LogEvent kListening{"SCRAPE_LISTENING", LogLevel::info, "Prometheus may scrape this probe.",
                          "Nothing to do. Without scrape.listen nothing listens."};
const LogEvent kNoResult{
    "SCRAPE_NO_RESULT", LogLevel::warning,
    "A scrape was answered 503: the probe had no result to give, and says nothing about the target.",
    "lack=busy: raise scrape.at_once or scrape less. late: raise scrape_timeout in Prometheus. unfit: run "
    "`sextant-probe troubleshoot`. failed: look for SCRAPE_FAILED."};
const LogEvent kMeasurementFailed{"SCRAPE_FAILED", LogLevel::error,
                                  "A measurement for a scrape ended by a failure of our own.",
                                  "Report it with the line's fields; the target is not blamed."};

std::span<const LogEvent* const> log_events()
{
    static constexpr std::array<const LogEvent*, 3> kAll{&kListening, &kNoResult, &kMeasurementFailed};
    return kAll;
}

}  // namespace probe::scrape
