#include "probe/spool/log_events.hpp"

#include <array>

namespace probe::spool::events {

using daemons::LogEvent;
using daemons::LogLevel;

constexpr LogEvent kTornTail{"SPOOL_TORN_TAIL", LogLevel::warning, "a line that was being written at the end was dropped",
                             "Usual after a power cut or a kill; at most the last result is affected."};
constexpr LogEvent kDamaged{"SPOOL_DAMAGED", LogLevel::error, "a file of the spool was damaged and set aside",
                            "What could be read was kept, the rest is named to the collector. Look at the disk (dmesg, "
                            "smartctl); the file is under quarantine/."};
constexpr LogEvent kDropped{"SPOOL_DROPPED", LogLevel::warning, "a sealed batch was dropped to stay within bounds",
                            "The collector could not be reached for long: see REPORT_RETRY. Raise the spool's size to "
                            "bridge longer outages."};
constexpr LogEvent kSetAside{"SPOOL_SET_ASIDE", LogLevel::error, "a batch that cannot be delivered was set aside",
                             "It is under quarantine/; `sextant-probe spool export` shows its lines."};
constexpr LogEvent kNewStream{"SPOOL_NEW_STREAM", LogLevel::info, "a new stream of batches begins",
                              "Usual at the first start. Later it means that the spool was wiped or lost its place."};
constexpr LogEvent kTrouble{"SPOOL_TROUBLE", LogLevel::error, "the spool could not be written or read",
                            "Nothing kept so far is lost. Act on the error; the probe tries again."};

std::span<const LogEvent* const> all()
{
    static constexpr std::array kAll{&kTornTail, &kDamaged, &kDropped, &kSetAside, &kNewStream, &kTrouble};
    return kAll;
}

}  // namespace probe::spool::events
