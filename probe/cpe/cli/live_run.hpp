#pragma once

#include "measure/result.hpp"
#include "probe/cpe/capture/manifest.hpp"
#include "probe/cpe/phases/script.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace cpe::cli {

/// What `sextant-cpe run` was told.
struct RunOptions {
    std::string lan;
    std::string wan;
    std::string device;
    std::string profile = "7084+9096";
    std::string laboratory;
    std::vector<std::string> phases;
    std::filesystem::path folder;
    std::string power_command;
    std::string link_command;
    std::string isp_block;
    int silence_seconds = 35;
    bool forced = false;
    bool may_scan = false;
    bool without_power = false;  ///< Nobody is to be asked to switch the router.
    bool json = false;
};

/// Plays the phases on the two ports and records; judges nothing. Error: the ports cannot be had, or the directory.
measure::Result<void> record_run(const RunOptions& options);

}  // namespace cpe::cli
