#pragma once

#include "measure/path.hpp"

#include <boost/asio/awaitable.hpp>

namespace probe {

/// Sends ICMPv6 echo requests. One packet, one deadline; the caller decides whether to ask again.
class Icmp {
public:
    virtual ~Icmp() = default;

    /// `address` is an IPv6 one. Where our host may not send echo requests the failure is not_permitted and ours.
    virtual boost::asio::awaitable<measure::EchoProbe> echo(measure::Address address) = 0;
};

}  // namespace probe
