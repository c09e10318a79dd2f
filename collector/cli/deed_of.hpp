#pragma once

#include "collector/config/config.hpp"
#include "collector/ports/facts.hpp"
#include "measure/result.hpp"

namespace collector::cli {

/// Writes down that the collector's operator puts this fact on the ledger; an error when it cannot be: then it is not put.
measure::Result<void> write_down(const config::Config& config, const decltype(LedgerEntry::fact)& fact);

/// The same for what is done to the ledger itself.
measure::Result<void> write_down(const config::Config& config, const std::string& action, const std::string& subject);

}  // namespace collector::cli
