#pragma once

#include "measure/observation.hpp"

#include <boost/asio/awaitable.hpp>

namespace probe {

/// Asks a time server how far our clock is off (SNTP, RFC 5905 section 14).
class TimeSource {
public:
    virtual ~TimeSource() = default;

    /// Server's time minus ours; the round trip is taken out by half.
    virtual boost::asio::awaitable<tl::expected<measure::Duration, measure::Failure>> offset(measure::Address server,
                                                                                             std::uint16_t port) = 0;
};

}  // namespace probe
