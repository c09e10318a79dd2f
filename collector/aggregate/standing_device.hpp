#pragma once

#include "collector/ports/devices.hpp"

#include <set>
#include <span>
#include <string>
#include <vector>

namespace collector::aggregate {

/// A requirement as a device stands to it today: what the newest run that could see it found.
struct StandingRow {
    measure::RowFinding finding;
    std::string run;       ///< Digest of that run's frames.
    bool dissent = false;  ///< A run of another laboratory found something else.
};

/// A device with all that is known of it.
struct StandingDevice {
    std::string id;  ///< codec::device_id
    measure::Device device;
    std::vector<const DeviceRunRow*> runs;  ///< Newest first, by when they began.
    std::vector<StandingRow> rows;          ///< In the order of the newest run; rows of older ones alone behind them.
    std::vector<measure::GateFinding> gate;
};

/// Runs by device, by maker, model and firmware. A run may see some requirements alone (one phase): what it did not observe
/// stands as the run before saw it. Pure; points into `runs`.
std::vector<StandingDevice> standing_devices(std::span<const DeviceRunRow> runs);

/// What was found, row by row. Pure.
std::vector<measure::RowFinding> findings_of(const StandingDevice& device);

/// What of a device is not told in public on a day.
struct Withheld {
    std::set<std::string> rows;
    std::string until;  ///< UTC day on which the last of it is told; "" when nothing is withheld.

    bool any() const { return !rows.empty(); }
};

/// Findings that expose users are withheld until they are released, or until the day that was promised when they first came in.
/// While one is, every row that could expose users is withheld with it: else what is missing would tell which one fails.
/// Pure: `today` is a UTC day.
Withheld withheld_on(const StandingDevice& device, std::span<const DeviceRelease> releases, const std::string& today);

}  // namespace collector::aggregate
