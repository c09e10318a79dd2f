#pragma once

#include "collector/config/config.hpp"
#include "collector/serve/own_web.hpp"

namespace collector::running {

/// The dashboard's files with the map and the names that the configuration sets; the first that is wrong is the error.
measure::Result<serve::OwnWeb> open_web(const config::Config& config);

}  // namespace collector::running
