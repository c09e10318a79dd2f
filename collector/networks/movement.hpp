#pragma once

#include "collector/networks/spans.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>

namespace collector::networks {

/// What happened to a country's space of one family between two snapshots: IPv4 addresses, or IPv6 networks of /64.
struct Moved {
    std::uint64_t delegated = 0;  ///< Nobody held it before.
    std::uint64_t returned = 0;   ///< Nobody holds it any more: reserved, available, or gone from the files.
    std::uint64_t came = 0;       ///< Registered in another country before.
    std::uint64_t went = 0;       ///< Registered in another country now.
    /// The same country, another holder, by registry; every registry of which anything stayed. See Movement::renaming.
    std::map<std::string, std::uint64_t> changed{};
};

struct Movement {
    measure::Day from{};  ///< Of the oldest file of the earlier snapshot.
    measure::Day to{};  ///< Of the oldest of the later one whose registry has an earlier file: of the others no day is told.
    /// Registries may give holders new ids from one file to the next. Those of which most of what stayed in its country
    /// shows another id: there the ids are new, not the holders.
    std::set<std::string> renaming;
    std::map<std::string, Moved> ipv4;  ///< By country.
    std::map<std::string, Moved> ipv6;
};

/// The day of the oldest file; 1970-01-01 of none.
measure::Day oldest(const Snapshot& snapshot);

/// Compares two snapshots address by address. Space of a registry that has a file in `after` alone was the same before, as far as no
/// file of that time tells otherwise: what came to it is seen, what it gave out or took back itself is not. Pure.
Movement compare(const Snapshot& before, const Snapshot& after);

}  // namespace collector::networks
