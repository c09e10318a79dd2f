#pragma once

#include "measure/evidence.hpp"

#include <optional>
#include <string>

/// What the evidence says of MTA strict transport security.
namespace checks {

struct StsView {
    bool known = false;  ///< A resolver told whether a policy is announced.
    bool announced = false;
    bool told = false;                         ///< A resolver told the IPv6 addresses of the policy host.
    bool over6 = false;                        ///< The policy was fetched over IPv6.
    std::optional<measure::StsPolicy> policy;  ///< As fetched, over IPv6 before IPv4.
    std::optional<measure::Failure> ours;      ///< Our own trouble with a fetch.
    std::string detail;                        ///< Why it was not fetched over IPv6.
};

StsView read_sts(const measure::Evidence& evidence);

/// Is the host among the policy's (RFC 8461 section 4.1: a wildcard stands for one label)?
bool covers(const measure::StsPolicy& policy, const std::string& host);

/// TLS stands and its certificate is valid for the host (RFC 8461 section 4.2).
bool shows_valid_certificate(const measure::SmtpSession& session);

}  // namespace checks
