#pragma once

#include "measure/evidence.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Pure questions to evidence that both the observers (what to ask next) and the checks (what it means) put.
namespace measure {

/// Is `zone` the name itself or above it? The root ("") is above all.
bool holds(std::string_view zone, std::string_view name);

/// The name at the end of the reply's CNAME chain from `name` (at most 16 links); `name` itself without an alias.
std::string last_alias(const DnsMessage& reply, std::string_view name);

/// Addresses of `family` that a reply gives for `name`, its CNAME chain followed inside the reply (at most 16 links).
std::vector<Address> addresses_in(const DnsMessage& reply, std::string_view name, Family family);

/// Distinct addresses published for one name, over all address lookups that were answered; sorted.
std::vector<Address> published(const Evidence& evidence, std::string_view name, Family family);

/// Distinct addresses published for any web name of the target; sorted.
std::vector<Address> published(const Evidence& evidence, Family family);

/// Owner of the SOA that a reply gives, in answer or authority (RFC 2308 section 3), at or above the name.
std::optional<std::string> soa_owner(const DnsMessage& reply, std::string_view name);

/// The zone that holds the target's domain: owner of the SOA in the zone-cut reply; "" while unknown (D-2).
std::string zone_of(const Evidence& evidence);

/// Names of the zone's name servers as the resolver gave them; sorted, distinct.
std::vector<std::string> name_servers(const Evidence& evidence);

/// Distinct addresses of one name server; sorted.
std::vector<Address> name_server_addresses(const Evidence& evidence, std::string_view server, Family family);

/// Lookups with this purpose, in the order asked. Pointers into `evidence`.
std::vector<const DnsLookup*> lookups_for(const Evidence& evidence, Purpose purpose);

/// The last fetch of each chain of redirects that began at `family`. Pointers into `evidence`.
std::vector<const HttpFetch*> final_fetches(const Evidence& evidence, Family family);

}  // namespace measure
