#pragma once

#include "collector/scorekeeping/scoring.hpp"

namespace collector::scorekeeping {

/// Brings index and views up to the ledger, unless a running collector does so already: then they are left to it.
measure::Result<void> freshen(const config::Config& config, const Methodology& methodology);

}  // namespace collector::scorekeeping
