#pragma once

#include "collector/context/allocation_series.hpp"
#include "collector/context/route_table.hpp"
#include "collector/context/user_series.hpp"
#include "collector/context/vrp_table.hpp"
#include "collector/networks/spans.hpp"
#include "collector/ports/networks.hpp"

namespace collector::networks {

/// A registry's file by name, for the record of what a figure was made of.
struct NamedSource {
    std::string registry;
    std::string dated;
    std::string sha256;
};

/// Everything a country's figures are made of.
struct Sources {
    Snapshot now;
    Snapshot before;  ///< Earlier ones, of those registries that have one; empty: nothing to compare with.
    std::vector<NamedSource> files;
    std::span<const context::Route> routes;
    std::string routes_seen;  ///< "": no table of routes.
    const context::VrpTable* vrps = nullptr;
    std::string vrps_built;
    std::vector<context::UserShare> users;
    std::vector<context::AllocationPoint> trend{};  ///< Sums of days that no file is held of.
};

/// One document a country that holds anything, held anything before, or that a source tells the users of, by country. Canonical JSON: equal sources give equal bytes.
/// Each tells allocation, pace by year, movement between the two snapshots, the greatest holders, the funnel from allocation
/// to users, and the facts of the networks pillar beside the users. What no source tells is null. Pure.
std::vector<NetworksRow> network_documents(const Sources& sources);

}  // namespace collector::networks
