#pragma once

#include "collector/aggregate/standing_device.hpp"
#include "collector/config/config.hpp"

#include <string>
#include <vector>

namespace collector::cli {

/// "acme/r1/1.0", as `sextant-cpe --device` has it.
std::string name_of(const measure::Device& device);

/// Everything of the index that speaks of home routers. Moves, never copies: devices point into the runs.
struct KnownDevices {
    std::vector<DeviceRunRow> runs;
    std::vector<aggregate::StandingDevice> devices;
    std::vector<DeviceRelease> releases;
};

measure::Result<KnownDevices> read_devices(const config::Config& config);

/// By id or by name.
measure::Result<const aggregate::StandingDevice*> find_device(const KnownDevices& known, const std::string& subject);

}  // namespace collector::cli
