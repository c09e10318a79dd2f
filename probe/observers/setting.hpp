#pragma once

#include "measure/ip.hpp"
#include "measure/time.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace probe::observers {

/// How the probe introduces itself, and how it holds back (V-8).
struct Courtesy {
    std::string description = {};  ///< URI of the probe description file; "": the well-known place at our reverse name.
    std::string announced = {};    ///< URI that goes out with every request, "" without one.
    measure::Duration connection_gap{};
    measure::Duration question_gap{};
};

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

    std::uint32_t hop_mtu = 0;   ///< Of a small hop that the configuration declares before the probe; 0: none.
    std::size_t most_paths = 4;  ///< Addresses of one target whose path is looked at; the rest is left out and noted.

    /// A DNS64 with a NAT64 behind it, through which pages are fetched once more; nullopt: there is none here.
    std::optional<measure::Address> dns64 = std::nullopt;

    Courtesy courtesy = {};
};

}  // namespace probe::observers
