#pragma once

#include "codec/fields.hpp"
#include "measure/observation.hpp"

#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>

/// What everything that reads facts from JSON has in common. All throw Malformed.
namespace codec {

inline constexpr std::uint64_t kMost16 = std::numeric_limits<std::uint16_t>::max();
inline constexpr std::uint64_t kMost32 = std::numeric_limits<std::uint32_t>::max();
inline constexpr std::uint64_t kMost53 = (1ULL << 53U) - 1;

inline std::uint16_t number16(const Fields& fields, std::string_view key)
{
    return static_cast<std::uint16_t>(fields.number(key, kMost16));
}

inline std::uint32_t number32_or(const Fields& fields, std::string_view key, std::uint32_t fallback)
{
    return static_cast<std::uint32_t>(fields.number_or(key, kMost32, fallback));
}

inline measure::Address read_address(const Fields& fields, std::string_view key)
{
    return fields.checked(measure::parse_address(fields.view(key)), key);
}

std::optional<measure::Failure> read_failure_if(const Fields& fields, std::string_view key);

inline std::optional<measure::Failure> read_failure_if(const Fields& fields)
{
    return read_failure_if(fields, "failure");
}

/// Fills what every connection-like observation begins with.
template <typename Observation>
Observation read_endpoint(const Fields& fields)
{
    Observation seen;
    seen.host = fields.text("host");
    seen.address = read_address(fields, "address");
    seen.port = number16(fields, "port");
    seen.started = fields.time("started");
    seen.elapsed = fields.duration("elapsed_seconds");
    seen.failure = read_failure_if(fields);
    return seen;
}

}  // namespace codec
