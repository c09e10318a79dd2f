#include "collector/running/context_files.hpp"

namespace collector::running {

measure::Result<context::DatabaseContext> open_context_files(const config::Config& config)
{
    const auto& files = config.context;
    return context::DatabaseContext::open(
        {.network = files.network_database, .country = files.country_database, .routes = files.routes, .vrps = files.vrps});
}

bool is_without_context(const config::Config& config)
{
    const auto& files = config.context;
    return files.network_database.empty() && files.country_database.empty() && files.routes.empty() && files.vrps.empty();
}

}  // namespace collector::running
