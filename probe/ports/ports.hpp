#pragma once

#include "measure/security.hpp"

#include <boost/asio/awaitable.hpp>

namespace probe {

/// One port of a host, and the host's other address: both are one machine to whoever looks after it.
struct PortRequest {
    measure::Address address;
    measure::Address sibling;
    std::uint16_t port = 0;
    measure::Transport transport = measure::Transport::tcp;
};

/// Looks whether a port is open: connects and closes over TCP, puts one SNMP question over UDP. Says and reads nothing else.
class Ports {
public:
    virtual ~Ports() = default;
    virtual boost::asio::awaitable<measure::PortLook> look(PortRequest request) = 0;
};

}  // namespace probe
