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

/// The IPv6 addresses of one name server inside the zone, as the zone publishes them and as the parent does; both sorted.
struct GluePair {
    std::string server;
    std::vector<Address> own;
    std::vector<Address> glue;
};

/// Every server inside the zone for which one of the two is known to have an IPv6 address. A server whose own addresses
/// nobody told is left out.
std::vector<GluePair> glue_pairs(const Evidence& evidence);

/// IPv6 glue that the zone itself does not give: (server, global address).
std::vector<std::pair<std::string, Address>> stray_glue(const Evidence& evidence);

}  // namespace measure
