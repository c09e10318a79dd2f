#pragma once

#include "collector/config/config.hpp"
#include "collector/context/allocation_series.hpp"
#include "collector/context/delegated_file.hpp"
#include "collector/context/user_series.hpp"

/// What was imported of networks, as it came, in the data directory's folder `networks`: whatever is told of them can be made anew.
namespace collector::cli {

/// A file that was read and found good.
struct ReadDelegated {
    context::DelegatedFile file;
    std::string text;
    std::string sha256;
};

/// A registry's file that is kept.
struct HeldDelegated {
    std::string registry;
    std::string dated;
    std::filesystem::path path;
};

std::filesystem::path networks_directory(const config::Config& config);

measure::Result<ReadDelegated> read_delegated(const std::string& name, context::DelegatedLeave leave);

/// What became of a file.
enum class Kept { fresh, replaced, held_already, poorer };

/// Keeps the file under its registry and date. A second one of both replaces the first; a plain one never replaces an extended one.
measure::Result<Kept> keep(const config::Config& config, const ReadDelegated& read);

/// By registry and date, rising.
measure::Result<std::vector<HeldDelegated>> held_delegated(const config::Config& config);

measure::Result<std::vector<context::UserShare>> held_users(const config::Config& config);
measure::Result<void> keep_users(const config::Config& config, const std::vector<context::UserShare>& rows);

/// Sums of days before the registries' files that are held.
measure::Result<std::vector<context::AllocationPoint>> held_trend(const config::Config& config);
measure::Result<void> keep_trend(const config::Config& config, const std::vector<context::AllocationPoint>& rows);

/// Puts what was imported together with the configured tables of routes and VRPs on the ledger, unless it stands there already.
measure::Result<void> publish_networks(const config::Config& config);

}  // namespace collector::cli
