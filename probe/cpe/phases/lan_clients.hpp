#pragma once

#include "probe/cpe/phases/script.hpp"

/// What other devices of a home do on the LAN: routers behind the router, phones, IPv4 hosts.
namespace cpe::phases {

/// Traffic from and to what was delegated to a client, before and after it gave it back; a hint; a host that announces itself;
/// IPv4 leases asked for in two ways.
Script lan_clients();

/// IPv4 leases alone.
Script lan_leases4();

/// A client renews what it holds; another asks anew for what it gave back.
Script lan_renewals();

/// The numbers of clients whose prefixes lan_clients uses; they asked before it.
constexpr std::uint32_t kKeepsPrefix = 11;
constexpr std::uint32_t kReleasesPrefix = 12;

}  // namespace cpe::phases
