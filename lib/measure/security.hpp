#pragma once

#include "measure/observation.hpp"

#include <cstdint>
#include <optional>

namespace measure {

/// One look at one port of one address: connected and closed over TCP, one question over UDP.
struct PortLook {
    Address address;
    std::uint16_t port = 0;
    Transport transport = Transport::tcp;
    Timestamp started;
    Duration elapsed{};
    std::optional<Failure> failure;  ///< Without one the port is open.
};

}  // namespace measure
