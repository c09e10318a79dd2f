#pragma once

#include "measure/observation.hpp"

#include <cstdint>
#include <string>

namespace wire {

/// How a question is asked. The defaults are those of a stub resolver's plain question.
struct QueryOptions {
    std::uint16_t id = 0;  ///< Random: the first guard against forged replies (RFC 5452).
    bool recursion_desired = true;
    bool dnssec_ok = false;
    bool checking_disabled = false;
    std::uint16_t edns_size = 0;  ///< Octets; 0 sends no OPT record.
};

/// A query packet in wire format (RFC 1035 section 4, RFC 6891). Error: the name is not a domain name.
measure::Result<std::string> build_query(const measure::Question& question, const QueryOptions& options);

}  // namespace wire
