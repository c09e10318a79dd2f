#pragma once

#include "measure/mail.hpp"

#include <span>
#include <string>

struct ssl_st;

namespace probe::net {

/// Does the certificate chain that the peer showed fit the TLSA records?
///
/// Requirement  RFC 7672 section 3: usages 2 and 3 alone count for SMTP; with usage 3 neither names nor dates matter.
///
/// OpenSSL judges, on the chain of a handshake that stands.
measure::Dane match_dane(ssl_st* connection, const std::string& host, std::span<const measure::TlsaRecord> records);

}  // namespace probe::net
