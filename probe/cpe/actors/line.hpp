#pragma once

#include "probe/cpe/actors/plan.hpp"
#include "probe/cpe/frames/dhcp6.hpp"

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
    std::optional<frames::Prefix> nat64;  ///< Advertised: where IPv4 is found behind NAT64.

    bool dhcp6 = false;
    bool renews_prefix = true;                ///< Else a Renew or Rebind with a prefix in it is not answered.
    bool gives_address = true;                ///< Else IA_NA is answered with NoAddrsAvail.
    std::optional<frames::Prefix> delegated;  ///< Nothing: IA_PD is answered with NoPrefixAvail.
    std::uint32_t preferred = 300;
    std::uint32_t valid = 600;
    std::uint32_t t1 = 60;
    std::uint32_t t2 = 120;
    std::vector<frames::Address> resolvers;
    std::vector<std::string> search;

    std::vector<frames::Prefix> delegated_too;      ///< More prefixes, in the same IA_PD.
    std::vector<frames::dhcp6::Option> on_request;  ///< Options for whoever asks for them.
    bool forgets = false;                           ///< Renew and Rebind are answered with NoBinding.
    bool reconfigures = false;                      ///< A client that accepts Reconfigure is given a key.
    bool second_server = false;                     ///< Another server advertises the same, and is to be preferred.
    bool claims_link_local = false;                 ///< The first link-local address that is probed for is in use already.
    std::optional<frames::Address> taken;           ///< This address too.

    bool dhcp4 = false;
    bool names_resolver4 = true;  ///< DHCPv4 names the resolver.
};

/// The line in service: profile D0 of the catalogue, short lifetimes so that what takes days takes minutes.
Line in_service(const Plan& plan);

}  // namespace cpe::actors
