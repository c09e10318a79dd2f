#pragma once

#include "collector/context/route_table.hpp"
#include "collector/context/vrp_table.hpp"
#include "collector/networks/spans.hpp"

#include <map>
#include <set>
#include <string>

namespace collector::networks {

/// Announced routes of a family, counted by prefix and origin, with what the RPKI says of them.
struct RouteCount {
    std::uint64_t routes = 0;
    std::uint64_t valid = 0;
    std::uint64_t invalid = 0;
};

/// What a country makes of what it holds.
struct Reach {
    std::uint64_t systems = 0;            ///< Its AS numbers that announce anything...
    std::uint64_t systems_with_ipv6 = 0;  ///< ...and of these, those that announce an IPv6 prefix.
    RouteCount ipv4;                      ///< Routes into space registered in the country.
    RouteCount ipv6;
    std::uint64_t ipv6_holders = 0;             ///< Holders of IPv6 space...
    std::set<std::string> ipv6_announced_by{};  ///< ...and those of them whose space is announced: by holder_of().
};

/// Joins what is held with what is announced. Space counts as announced when a route lies in it or holds it. `vrps` may be null:
/// then no route is valid or invalid. Pure.
std::map<std::string, Reach> reach(const Snapshot& snapshot, std::span<const context::Route> routes,
                                   const context::VrpTable* vrps);

}  // namespace collector::networks
