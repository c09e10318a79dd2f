#pragma once

#include "measure/evidence.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// Questions about mail that both the observers (what to ask next) and the checks (what it means) put. Pure.
namespace measure {

/// One host that takes mail for the domain.
struct MailExchange {
    std::uint16_t preference = 0;  ///< The lowest is tried first (RFC 5321 section 5.1).
    std::string host;

    auto operator<=>(const MailExchange&) const = default;
};

/// The MX records as published, a null MX among them as a host ""; sorted, distinct.
std::vector<MailExchange> published_exchanges(const Evidence& evidence);

/// Was the MX question answered, be it with nothing?
bool exchanges_told(const Evidence& evidence);

/// "This domain takes no mail" (RFC 7505 section 3): one MX record, with the root as its host.
bool has_null_mx(const Evidence& evidence);

/// The hosts mail goes to: those of the MX records, without any the domain itself (RFC 5321 section 5.1: implicit MX).
/// None while the MX question is unanswered, and none for a null MX.
std::vector<MailExchange> mail_exchanges(const Evidence& evidence);

/// The hosts that MX data name, in the order of preference.
std::vector<std::string> hosts_in(const std::vector<std::string>& mx_data);

/// Distinct addresses that the lookups with this purpose gave for a name; sorted.
std::vector<Address> addresses_for(const Evidence& evidence, Purpose purpose, std::string_view name, Family family);

/// Distinct addresses of one mail host; sorted.
std::vector<Address> mail_addresses(const Evidence& evidence, std::string_view host, Family family);

/// "1.0.0...ip6.arpa" or "4.3.2.1.in-addr.arpa" (RFC 3596 section 2.5, RFC 1035 section 3.5).
std::string reverse_name(const Address& address);

/// "_25._tcp.mx.example.test" (RFC 7672 section 2.2.3).
std::string tlsa_name(std::string_view host);

/// The last lookup of the host's TLSA records; nullptr without one.
const TlsaLookup* tlsa_of(const Evidence& evidence, std::string_view host);

/// Are there records, and are they validated? No others count (RFC 7672 section 2.2).
bool is_vouched(const TlsaLookup& lookup);

/// Does the domain announce an MTA-STS policy (RFC 8461 section 3.1)?
bool announces_sts(const Evidence& evidence);

/// Data of the records of one type that the lookups with this purpose gave for a name, CNAME chains followed.
std::vector<std::string> data_for(const Evidence& evidence, Purpose purpose, std::string_view name, std::uint16_t type);

}  // namespace measure
