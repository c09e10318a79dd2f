#pragma once

#include "probe/cpe/actors/actor.hpp"
#include "probe/cpe/actors/line.hpp"

namespace cpe::actors {

/// IPv4 of the ISP: DHCPv4 (RFC 2131) and ARP for everything that is beyond the gateway.
class Dhcp4Server : public Actor {
public:
    Dhcp4Server(const Plan& plan, const Line& line) : plan_(plan), line_(line) {}

    Sendings hear(Time now, Port port, const Frame& frame) override;

private:
    Sendings answer_arp(const frames::Arp& asked) const;
    Sendings answer_dhcp(const Frame& frame, const frames::Udp& udp) const;

    const Plan& plan_;
    const Line& line_;
};

}  // namespace cpe::actors
