#pragma once

#include "probe/ports/icmp.hpp"

#include <string>

namespace probe::net {

/// The Icmp port over the kernel's ping socket, and over a raw one where only that is granted. Deadline 2 s.
///
/// The URI goes out as the first octets of the payload, closed by a zero octet (RFC 9511 section 4).
class IcmpSocket final : public Icmp {
public:
    explicit IcmpSocket(std::string uri) : uri_(std::move(uri)) {}
    boost::asio::awaitable<measure::EchoProbe> echo(measure::Address address) override;

private:
    std::string uri_;
};

}  // namespace probe::net
