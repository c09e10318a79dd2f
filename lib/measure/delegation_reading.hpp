#pragma once

#include "measure/evidence.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

/// Pure questions about how the parent hands the zone over (D-5).
namespace measure {

/// What a server of the parent said when it was asked for the zone's NS records.
struct Delegation {
    bool referral = false;             ///< False: it answered with authority, so that there is no referral to see.
    std::vector<std::string> servers;  ///< Names inside the zone, which need glue (RFC 9471 section 2.1); sorted, distinct.
    const DnsMessage* reply = nullptr;
};

/// nullopt while no server of the parent gave a whole reply that tells.
std::optional<Delegation> read_delegation(const Evidence& evidence);

/// IPv6 glue of one name in the referral; sorted.
std::vector<Address> glue_of(const Delegation& delegation, const std::string& server);

/// IPv6 glue that the zone itself does not give for the name, although it gives some: (server, global address).
std::vector<std::pair<std::string, Address>> stray_glue(const Evidence& evidence);

}  // namespace measure
