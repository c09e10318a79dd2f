#pragma once

#include <filesystem>
#include <string>

namespace cpe::cli {

/// What `sextant-cpe watch` was told.
struct WatchOptions {
    std::string lan;
    std::string device;
    std::string laboratory;
    std::filesystem::path folder;
    int every_minutes = 10;
    int window_hours = 24;
    int keep_days = 14;
    int rounds = 0;  ///< Then it ends; zero: at a signal.
    bool forced = false;
};

/// Looks at a router in service from its LAN until it is stopped; says a line whenever the verdict of a row changes.
int watch_router(const WatchOptions& options);

}  // namespace cpe::cli
