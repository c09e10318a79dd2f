#pragma once

#include "probe/cpe/frames/octets.hpp"

#include <chrono>
#include <string>

namespace cpe::capture {

/// The one clock of a run: capture time stamps, UTC, in nanoseconds.
using Time = std::chrono::sys_time<std::chrono::nanoseconds>;

/// The side of the router under test that a port is plugged into.
enum class Port : std::uint8_t { lan = 0, wan = 1 };

/// "lan" or "wan".
std::string_view to_string(Port port);

/// As seen from us.
enum class Direction : std::uint8_t { received = 1, sent = 2 };

/// One frame on one port.
struct Record {
    Time time;
    Port port = Port::lan;
    Direction direction = Direction::received;
    frames::Octets octets;
    std::string comment;
};

}  // namespace cpe::capture
