#pragma once

#include "probe/cpe/actors/plan.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace cpe::actors {

/// The knobs of the access line: what the ISP does now. Phases turn them; as constructed the line is dead.
struct Line {
    bool advertises = false;  ///< Router advertisements, in answer and every 7 to 10 s.
    bool answers_neighbors = true;
    std::uint16_t router_lifetime = 120;
    bool managed = true;
    bool other = true;
    bool autonomous = false;  ///< The prefix of the WAN link is for SLAAC.
    std::optional<std::uint32_t> mtu;

    bool dhcp6 = false;
    bool answers_renew = true;
    bool gives_address = true;                ///< Else IA_NA is answered with NoAddrsAvail.
    std::optional<frames::Prefix> delegated;  ///< Nothing: IA_PD is answered with NoPrefixAvail.
    std::uint32_t preferred = 300;
    std::uint32_t valid = 600;
    std::uint32_t t1 = 60;
    std::uint32_t t2 = 120;
    std::vector<frames::Address> resolvers;
    std::vector<std::string> search;

    bool dhcp4 = false;
    bool names_resolver4 = true;  ///< DHCPv4 names the resolver.
};

/// The line in service: profile D0 of the catalogue, short lifetimes so that what takes days takes minutes.
Line in_service(const Plan& plan);

}  // namespace cpe::actors
