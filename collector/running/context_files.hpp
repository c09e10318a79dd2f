#pragma once

#include "collector/config/config.hpp"
#include "collector/context/database_context.hpp"

namespace collector::running {

/// Opens what the configuration names of databases and tables; the first that is damaged is the error.
measure::Result<context::DatabaseContext> open_context_files(const config::Config& config);

/// Is none configured?
bool is_without_context(const config::Config& config);

}  // namespace collector::running
