#pragma once

#include "measure/evidence.hpp"

#include <string>
#include <vector>

/// Questions about security that both the observers (what to look at) and the checks (what it means) put. Pure.
namespace measure {

/// A name with one address of each family.
struct DualHost {
    std::string name;
    Address ipv4;
    Address ipv6;

    auto operator<=>(const DualHost&) const = default;
};

/// Web names with ordinary global addresses of both families, the first of each. Names that share both are one.
std::vector<DualHost> dual_hosts(const Evidence& evidence);

/// Those of them that one operator runs, as far as that is shown: TLS on both families with one key or with one certificate's
/// names and issuer, or the owner's word. Comparing the ports of two operators proves nothing (S-1). At most four.
std::vector<DualHost> same_operator_hosts(const Evidence& evidence);

/// The same key, or the same issuer vouching for the same names.
bool same_holder(const Certificate& a, const Certificate& b);

/// The watched ports of a host. Mail's own is among them only where it is known that the host takes no mail (S-1).
std::vector<WatchedPort> watched_ports(const Evidence& evidence, const DualHost& host);

/// The last look at a port of an address; nullptr without one.
const PortLook* last_look(const Evidence& evidence, const Address& address, const WatchedPort& port);

/// RFC 5358 section 3: recursion is offered (RA) and was done, for a name the server has nothing to do with.
bool resolved_for_stranger(const DnsMessage& reply);

/// A path that the owner guards, and the host it is asked at.
struct GuardedPath {
    DualHost host;
    std::string path;  ///< Begins with a slash.
};

/// The owner's list, as far as it can be asked: at most eight paths, at names with both families.
std::vector<GuardedPath> guarded_paths(const Evidence& evidence);

/// "https://www.example.test/admin/"
std::string url_of(const GuardedPath& guarded);

}  // namespace measure
