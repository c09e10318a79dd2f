#pragma once

#include "collector/networks/spans.hpp"

#include <cstdint>
#include <map>
#include <string>

namespace collector::networks {

/// Numbers, counted. Networks of /64 are the unit of IPv6: 2^32 of them are a /32.
struct Amounts {
    std::uint64_t ipv4_delegations = 0;
    std::uint64_t ipv4_addresses = 0;
    std::uint64_t ipv6_delegations = 0;
    std::uint64_t ipv6_networks = 0;
    std::uint64_t systems = 0;

    void add(const Delegated& record);
};

/// What is registered in one country.
struct Holdings {
    Amounts all;
    std::map<std::string, Amounts> years;    ///< By year of delegation, "2011"; "": not told.
    std::map<std::string, Amounts> holders;  ///< By holder_of().
    std::uint64_t unnamed = 0;               ///< Records without a holder: then `holders` counts too many.
};

/// Held space by country code, EU and AP and "" among them. Counts records as they are, so that sums equal those of the files.
std::map<std::string, Holdings> hold(const Snapshot& snapshot);

}  // namespace collector::networks
