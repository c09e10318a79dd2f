#pragma once

#include "measure/ip.hpp"

#include <cstddef>
#include <map>

namespace http {

/// Counts open connections, all and per neighbourhood: an IPv6 /64 is one customer, an IPv4 address is one.
class ConnectionCaps {
public:
    ConnectionCaps(std::size_t total, std::size_t per_prefix);

    /// False when a cap is reached; the connection was not counted then.
    bool enter(const measure::Address& peer);

    /// Gives back what a successful enter() took.
    void leave(const measure::Address& peer);

    std::size_t open() const;

private:
    std::size_t total_;
    std::size_t per_prefix_;
    std::size_t open_ = 0;
    std::map<measure::Prefix, std::size_t> by_prefix_;
};

}  // namespace http
