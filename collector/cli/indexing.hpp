#pragma once

#include "collector/config/config.hpp"
#include "collector/ports/ledger.hpp"
#include "collector/ports/store.hpp"

#include <memory>

namespace collector::cli {

/// The index of the configured data directory.
measure::Result<std::unique_ptr<Store>> open_store(const config::Config& config);

/// Applies what the ledger has beyond the index's watermark.
measure::Result<void> catch_up(Store& store, const Ledger& ledger);

}  // namespace collector::cli
