#pragma once

#include "probe/cpe/actors/actor.hpp"
#include "probe/cpe/actors/line.hpp"
#include "probe/cpe/frames/dhcp6.hpp"

namespace cpe::actors {

/// The ISP's DHCPv6 server with IA_NA and IA_PD (RFC 9915): what it answers, the line says.
class Dhcp6Server : public Actor {
public:
    Dhcp6Server(const Plan& plan, const Line& line);

    Sendings hear(Time now, Port port, const Frame& frame) override;

    /// The valid lifetime in the last Reply about a prefix (to Request, Renew or Rebind); nothing since it was last asked to forget.
    const std::optional<std::uint32_t>& granted() const { return granted_; }
    void forget_grant() { granted_.reset(); }

private:
    using Message = frames::dhcp6::Message;
    using Association = frames::dhcp6::Association;

    std::optional<Message> answer(const Message& asked) const;
    Message reply(const Message& asked, frames::dhcp6::Kind kind) const;
    void lease(const Message& asked, Message& answer) const;
    Association address_for(const Association& asked) const;
    Association prefix_for(const Association& asked) const;
    bool is_for_me(const Message& asked) const;

    const Plan& plan_;
    const Line& line_;
    frames::dhcp6::Option identity_;
    std::optional<std::uint32_t> granted_;
};

}  // namespace cpe::actors
