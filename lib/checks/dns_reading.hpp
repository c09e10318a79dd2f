#pragma once

#include "measure/reading.hpp"
#include "measure/verdict.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

/// What several DNS checks ask of the same evidence.
namespace checks {

/// Name servers of the zone with at least one ordinary global IPv6 address.
std::vector<std::string> servers_with_ipv6(const measure::Evidence& evidence);

/// Name servers whose IPv6 addresses no resolver told, be it "none": they may have some.
bool some_server_unknown(const measure::Evidence& evidence);

/// Without name servers: masked by dns.zone_cut when the zone is unknown, else the resolvers' silence.
measure::Verdict conclude_no_servers(const measure::Rule& rule, const measure::Evidence& evidence);

/// An authoritative answer: NOERROR, the AA bit, and the SOA of the zone (RFC 1035 section 4.1.1).
bool is_authoritative_soa(const measure::DnsLookup& lookup, const std::string& zone);

/// SOA lookups over IPv6 with this purpose, one of each (server name, address): the good one, else the last.
std::vector<const measure::DnsLookup*> soa_lookups6(const measure::Evidence& evidence, measure::Purpose purpose);

/// IPv6 addresses of name servers that gave an authoritative answer over UDP.
std::vector<measure::Address> answering6(const measure::Evidence& evidence);

/// A server that our own trouble kept from answering over UDP: it may be the one that does better. nullptr without one.
const measure::DnsLookup* own_trouble6(const measure::Evidence& evidence);

/// Servers that answer over IPv6, and what they did with the large question (DNSKEY in at most 1232 octets, RFC 9715).
struct LargeArrival {
    bool whole = false;
    std::optional<measure::Failure> ours{};  ///< Our own trouble with one of the questions.
};
std::map<measure::Address, LargeArrival> large_answers6(const measure::Evidence& evidence);

/// "ns1.example.test 2001:db8::53: timeout" or "... rcode 5".
std::string lookup_text(const measure::DnsLookup& lookup);

/// Was it our own trouble that left this lookup without a reply?
bool is_our_trouble(const measure::DnsLookup& lookup);

}  // namespace checks
