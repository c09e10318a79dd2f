#pragma once

#include "collector/aggregate/standing_device.hpp"
#include "collector/serve/route.hpp"
#include "score/cpe_score.hpp"

#include <optional>
#include <string>
#include <vector>

namespace collector::serve {

/// All that is known of home routers, as one reader may see it.
struct DeviceFacts {
    std::vector<DeviceRunRow> runs;
    std::vector<aggregate::StandingDevice> devices;  ///< By maker, model, firmware; point into `runs`.
    std::vector<DeviceRelease> releases;
    std::vector<InstalledRow> installed;
    const score::Methodology* rules = nullptr;
    std::string today;
    std::string laboratory;  ///< Whose token came with the request; "" for everybody else.
};

/// Reads everything for a call: at most some hundred devices of some two hundred rows.
measure::Result<DeviceFacts> read_devices(const Call& call);

/// A device with what this reader may be told of it.
struct ShownDevice {
    const aggregate::StandingDevice* device = nullptr;
    aggregate::Withheld withheld;  ///< Empty for the laboratories that brought a run of it.
};

ShownDevice show(const DeviceFacts& facts, const aggregate::StandingDevice& device);

/// nullptr when no device has the id.
const aggregate::StandingDevice* find_device(const DeviceFacts& facts, const std::string& id);

/// How the device enters a score; nullopt while something of it is withheld: its shares would tell what.
std::optional<score::CpeModel> model_of(const DeviceFacts& facts, const ShownDevice& shown);

/// The lines of regulators' tables that speak of the device.
std::vector<InstalledRow> homes_of(const DeviceFacts& facts, const measure::Device& device);

}  // namespace collector::serve
