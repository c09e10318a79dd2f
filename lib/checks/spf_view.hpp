#pragma once

#include "measure/evidence.hpp"

#include <cstddef>
#include <string>

/// What a receiver that follows an SPF record to its end finds there (RFC 7208).
namespace checks {

struct SpfView {
    std::size_t terms = 0;       ///< That ask the DNS, over all records (section 4.6.4).
    bool ipv4 = false;           ///< Some IPv4 sender passes.
    bool ipv6 = false;           ///< Some IPv6 sender may pass.
    bool decided_later = false;  ///< A macro or `ptr` decides for each sender anew.
    bool unknown = false;        ///< A lookup on the way was not answered.
    std::string problem;         ///< Why receivers give up (permerror), "" when they do not.
};

/// Follows includes and redirects through the records of the evidence, from the target's own.
SpfView read_spf(const measure::Evidence& evidence);

}  // namespace checks
