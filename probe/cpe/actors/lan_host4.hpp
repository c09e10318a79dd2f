#pragma once

#include "probe/cpe/actors/actor.hpp"
#include "probe/cpe/actors/plan.hpp"
#include "probe/cpe/frames/build.hpp"

namespace cpe::actors {

/// The IPv4 half of the host on the LAN: leases an address when a phase tells it to, finds the router by ARP and answers ARP.
class LanHost4 : public Actor {
public:
    explicit LanHost4(const Plan& plan) : plan_(plan) {}

    Sendings hear(Time now, Port port, const Frame& frame) override;

    /// DHCPDISCOVER; with or without asking to do without IPv4 (RFC 8925). What is offered first is taken.
    Octets discover(bool wants_ipv6_only = false);

    /// Through the router to wherever; nothing before there is a lease and the router was found.
    std::optional<frames::Envelope> outbound(const Address& destination) const;

    const std::optional<Address>& address() const { return address_; }
    const std::vector<Address>& resolvers() const { return resolvers_; }

    void forget();

private:
    Sendings take(const frames::Udp& udp);
    Sendings hear_arp(const frames::Arp& arp);

    const Plan& plan_;
    std::uint32_t transaction_ = 0x5E400000;
    std::optional<Address> address_;
    std::optional<Address> router_;
    std::optional<Mac> router_mac_;
    std::vector<Address> resolvers_;
};

}  // namespace cpe::actors
