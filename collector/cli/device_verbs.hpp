#pragma once

#include "collector/config/config.hpp"

#include <string>
#include <vector>

/// What an operator can do about home routers.
namespace collector::cli {

using config::Config;

/// Puts regulators' tables of the routers in use on the ledger.
int devices_import(const Config& config, const std::vector<std::string>& files);

struct ReleaseRequest {
    std::string device;
    std::vector<std::string> rows;  ///< Empty: every finding of the device.
    std::string day;                ///< "": today.
    std::string reason;
};

/// Says from which day findings that expose users may be told in public: earlier or later than was promised.
int devices_release(const Config& config, const ReleaseRequest& request);

int devices_list(const Config& config, bool json);

/// Everything that is known of one device, withheld or not.
int devices_show(const Config& config, const std::string& device, bool json);

/// Writes the files of a run as a directory that `sextant-cpe judge` reads.
int devices_capture(const Config& config, const std::string& run, const std::string& out);

}  // namespace collector::cli
