#pragma once

#include "measure/ip.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace probe::observers {

/// What observing needs to know of where the probe stands, and how far it goes.
struct Setting {
    /// Recursive resolvers in the order of preference; the first of each family that answers is used.
    std::vector<measure::Address> resolvers;

    /// Addresses of the root name servers, where our own walks begin.
    std::vector<measure::Address> roots = {};

    std::size_t most_addresses = 16;  ///< Of one name and family; the rest is left out and noted.
    std::size_t most_servers = 13;    ///< Name servers of one zone; the rest is left out and noted.
    std::size_t most_chains = 32;     ///< Names resolved from the root for one task; the rest is left out and noted.
    std::size_t most_exchanges = 10;  ///< Mail hosts of one domain; the rest is left out and noted.

    /// By which the probe introduces itself to mail servers; its addresses' reverse names should be the same.
    std::string ehlo_name = "localhost";
};

}  // namespace probe::observers
