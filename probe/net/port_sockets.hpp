#pragma once

#include "probe/ports/ports.hpp"

namespace probe::net {

/// The Ports port over sockets of our own. Over TCP it connects and closes at once, deadline 4 s, not an octet is sent; over
/// UDP it asks which SNMP engine is there, deadline 2 s, and only an SNMP answer to that question makes the port open.
class PortSockets final : public Ports {
public:
    boost::asio::awaitable<measure::PortLook> look(PortRequest request) override;
};

}  // namespace probe::net
