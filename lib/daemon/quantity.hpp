#pragma once

#include "measure/time.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace daemons {

/// Reads "250ms", "30 s", "5min", "24h" or "28d". A number without a unit is an error: nobody knows what it means.
measure::Result<measure::Duration> parse_duration(std::string_view text);

/// The shortest exact spelling: "24h", "1500ms".
std::string to_text(measure::Duration duration);

/// Reads "512", "64KiB", "64 MiB" or "2GiB"; octets.
measure::Result<std::uint64_t> parse_size(std::string_view text);

/// The shortest exact spelling: "64MiB", "1000".
std::string size_text(std::uint64_t octets);

}  // namespace daemons
