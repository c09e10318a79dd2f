#pragma once

#include "measure/time.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace http {

/// What one peer may cost. Every deadline is absolute from the moment named, so that dripping octets gains nothing.
struct Limits {
    measure::Duration handshake = std::chrono::seconds{5};  ///< TLS, from accept.
    measure::Duration header = std::chrono::seconds{10};  ///< From the first octet of a request; from accept for the first.
    measure::Duration body = std::chrono::seconds{60};    ///< From the end of the header.
    measure::Duration body_grace = std::chrono::seconds{5};  ///< Before the minimum rate applies.
    measure::Duration idle = std::chrono::seconds{60};       ///< Between two requests of a connection.
    measure::Duration write = std::chrono::seconds{30};      ///< For one answer, or one piece of a streamed one.
    measure::Duration close = std::chrono::seconds{2};       ///< For a polite goodbye.
    std::uint64_t body_octets_per_second = 1024;             ///< A slower body is cut.
    std::uint32_t header_octets = 8192;
    std::uint64_t body_octets = 0;  ///< 0: requests with a body are refused.
    std::size_t connections = 512;  ///< All peers together.
    std::size_t per_prefix = 32;    ///< One IPv6 /64 or one IPv4 address.
};

/// What a listener has counted since it was opened.
struct Counts {
    std::uint64_t connections = 0;  ///< Accepted, the refused ones included.
    std::uint64_t refused = 0;      ///< Closed at once because a connection cap was reached.
    std::uint64_t handshakes_failed = 0;
    std::uint64_t requests = 0;  ///< Read to the end of their header.
    std::uint64_t problems = 0;  ///< Answered or cut before a handler saw them.
};

}  // namespace http
