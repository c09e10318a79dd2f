#pragma once

#include "probe/cpe/actors/actor.hpp"
#include "probe/cpe/actors/plan.hpp"
#include "probe/cpe/frames/dhcp6.hpp"

#include <map>

namespace cpe::actors {

/// DHCPv6 clients on the LAN, each with a DUID of its own: ask when told to, and take what is advertised (RFC 9915 section 18).
class Dhcp6Client : public Actor {
public:
    explicit Dhcp6Client(const Plan& plan) : plan_(plan) {}

    Sendings hear(Time now, Port port, const Frame& frame) override;

    /// Asks for resolvers, search list and refresh time, without an address.
    Octets information_request();

    /// Client `number` asks for an address (IA_NA) or for a prefix (IA_PD), with a length as its hint when it is not zero.
    Octets solicit_address(std::uint32_t number);
    Octets solicit_prefix(std::uint32_t number, std::uint8_t hint = 0);

    /// Renews what client `number` was given; nothing when that is nothing.
    std::optional<Octets> renew(std::uint32_t number);
    std::optional<Octets> release(std::uint32_t number);

    /// What client `number` holds.
    std::vector<frames::dhcp6::Association> held(std::uint32_t number) const;

    /// The resolvers that were named last.
    const std::vector<Address>& resolvers() const { return resolvers_; }

    void forget();

private:
    using Message = frames::dhcp6::Message;
    struct Lease {
        frames::dhcp6::Option server;
        std::vector<frames::dhcp6::Association> held;
    };

    Octets send(const Message& message) const;
    Message message(frames::dhcp6::Kind kind, std::uint32_t number);
    std::optional<Octets> about_lease(frames::dhcp6::Kind kind, std::uint32_t number);

    const Plan& plan_;
    std::uint32_t transaction_ = 0x5E0000;
    std::map<std::uint32_t, std::uint32_t> client_of_;  ///< Transaction to client number.
    std::map<std::uint32_t, Lease> leases_;
    std::vector<Address> resolvers_;
};

}  // namespace cpe::actors
