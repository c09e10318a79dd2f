#pragma once

#include "measure/chain.hpp"
#include "measure/identity.hpp"
#include "measure/observation.hpp"
#include "measure/path.hpp"
#include "measure/translation.hpp"

#include <optional>
#include <string>
#include <vector>

namespace measure {

enum class ControlProtocol : std::uint8_t { web, dns, smtp, ntp };

constexpr std::array<std::string_view, 4> words_of(ControlProtocol)
{
    return {"web", "dns", "smtp", "ntp"};
}

/// One control, tried over one family: a service known to be good.
struct ControlResult {
    std::string control;  ///< Its name in the configuration.
    ControlProtocol protocol = ControlProtocol::web;
    Family family = Family::ipv6;
    std::string region;  ///< RIR region: afrinic apnic arin lacnic ripencc.
    std::uint32_t as_number = 0;
    bool passed = false;
    Duration elapsed{};
    std::optional<Failure> failure;
};

/// How the probe introduces itself to mail servers, and what the reverse names of its addresses say to that (V-4).
struct MailIdentity {
    std::string ehlo_name;
    std::vector<std::string> names_ipv4;  ///< PTR of the source address; empty without one.
    std::vector<std::string> names_ipv6;
};

/// What the resolvers that the country's access networks hand out do with IPv6 (D-14).
struct NationalResolvers {
    std::string ipv6_only;           ///< A name in a zone whose name servers have IPv6 alone.
    std::vector<DnsLookup> lookups;  ///< At each resolver: AAAA of a control, and of that name.
    Chain baseline;                  ///< The same name from the root over IPv6: does its zone answer at all?
};

/// Proof of the probe's own connectivity at one moment, before or after a batch (scoring.md 4.3).
struct GateEvidence {
    Timestamp at;
    std::vector<ControlResult> controls;
    std::optional<Address> source_ipv4;  ///< The address the kernel would send from; nullopt without a route.
    std::optional<Address> source_ipv6;
    std::optional<bool> nat64_seen;          ///< ipv4only.arpa has AAAA (RFC 7050) or PREF64 was heard; nullopt: not known.
    std::vector<Duration> clock_offsets;     ///< One a time server that answered.
    std::optional<MailIdentity> mail;        ///< nullopt when no mail was to be measured.
    std::optional<PathGate> path;            ///< nullopt when it was not looked at: evidence of before.
    std::optional<Translation> translation;  ///< nullopt without a DNS64 to ask.
    std::optional<ProbeIdentity> identity;
    std::optional<NationalResolvers> national = {};  ///< nullopt unless the operator named such resolvers.
};

/// The vantage of one task: who looked, and whether its own line worked at the time.
struct Vantage {
    std::string probe;
    std::string boot_id;
    std::string software;     ///< "sextant-probe/0.1.0"
    bool laboratory = false;  ///< The politeness limits were lifted for laboratory prefixes.
    GateEvidence before;
    std::optional<GateEvidence> after;  ///< Set before the result is sealed.
};

}  // namespace measure
