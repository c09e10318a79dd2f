#pragma once

#include "measure/ip.hpp"

#include <cstdint>
#include <string>

namespace measure {

/// Where somebody listens.
struct Endpoint {
    Address address;
    std::uint16_t port = 0;  ///< 0: any free port.
};

/// Reads "[2001:db8::1]:8443" or "192.0.2.1:8443". Port 0 is refused: whoever writes one down means it.
Result<Endpoint> parse_endpoint(const std::string& text);

/// Can only this machine itself reach it (RFC 4291 section 2.5.3, RFC 1122 section 3.2.1.3)?
bool is_loopback(const Address& address);

}  // namespace measure
