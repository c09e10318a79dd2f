#pragma once

#include "measure/time.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace bench {

/// What a run did, for the script that reckons costs from it.
struct Tally {
    std::size_t good = 0;
    std::size_t bad = 0;
    std::size_t trusted = 0;  ///< Handshakes whose chain was found valid.
    std::size_t octets = 0;
    std::vector<measure::Duration> excess = {};  ///< Connect time as told minus the kernel's round trip, one a connection.

    void count(bool well) { ++(well ? good : bad); }
};

/// One line of JSON: {"good", "bad", "trusted", "octets", "excess_p50_us", "excess_p99_us"}; the last two null without samples.
std::string to_json(Tally tally);

}  // namespace bench
