#include "probe/report/log_events.hpp"

#include <array>

namespace probe::report::events {

using daemons::LogEvent;
using daemons::LogLevel;

constexpr LogEvent kDelivered{"REPORT_DELIVERED", LogLevel::debug, "the collector has a batch", "Nothing to do."};
constexpr LogEvent kRetry{"REPORT_RETRY", LogLevel::warning, "a batch could not be delivered; it is sent again",
                          "Nothing is lost while the spool has room. If it goes on, look at the line to the collector."};
constexpr LogEvent kBlocked{
    "REPORT_BLOCKED", LogLevel::error, "the collector does not take this probe's batches",
    "All is kept. 401 or 403: get a token with `sextant-collector probe add` and put it into the token "
    "file, no restart needed. certificate_refused: the pinned CA is not the collector's. 404: the URL."};
constexpr LogEvent kRefused{"REPORT_REFUSED", LogLevel::error, "the collector refused a batch for good",
                            "After some tries it is set aside under quarantine/ and delivery goes on with the next. "
                            "batch_differs: two probes share one spool or token."};
constexpr LogEvent kSpoolTrouble{"REPORT_SPOOL_TROUBLE", LogLevel::error, "the sender could not read or change the spool",
                                 "Act on the error; the probe tries again."};
constexpr LogEvent kOptOutsUnknown{
    "REPORT_OPT_OUTS_UNKNOWN", LogLevel::warning,
    "the collector did not say who asked not to be measured; what it said last holds",
    "If it goes on, look at the line to the collector, or set opt_out in the probe's own frame."};

std::span<const LogEvent* const> all()
{
    static constexpr std::array kAll{&kDelivered, &kRetry, &kBlocked, &kRefused, &kSpoolTrouble, &kOptOutsUnknown};
    return kAll;
}

}  // namespace probe::report::events
