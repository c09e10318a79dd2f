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

    std::size_t most_addresses = 16;  ///< Of one name and family; the rest is left out and noted.
    std::size_t most_servers = 13;    ///< Name servers of one zone; the rest is left out and noted.
    std::size_t most_exchanges = 10;  ///< Mail hosts of one domain; the rest is left out and noted.

    /// Validating resolvers whose AD bit is believed: on this host, or behind a path that nobody else can touch
    /// (RFC 7672 section 2.1.1). Empty: no TLSA record counts.
    std::vector<measure::Address> validators = {};

    /// By which the probe introduces itself to mail servers; its addresses' reverse names should be the same.
    std::string ehlo_name = "localhost";
};

}  // namespace probe::observers
