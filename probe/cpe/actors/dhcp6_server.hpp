#pragma once

#include "probe/cpe/actors/actor.hpp"
#include "probe/cpe/actors/line.hpp"
#include "probe/cpe/frames/dhcp6.hpp"

#include <map>
#include <set>

namespace cpe::actors {

/// The ISP's DHCPv6 server with IA_NA and IA_PD (RFC 9915): what it answers, the line says.
class Dhcp6Server : public Actor {
public:
    /// The one that is always there, or the second one, which answers only on a line that has it.
    enum class Which : std::uint8_t { first, second };

    Dhcp6Server(const Plan& plan, const Line& line, Which which = Which::first);

    Sendings hear(Time now, Port port, const Frame& frame) override;
    Sendings wake(Time now) override;

    /// The valid lifetime in the last Reply about a prefix (to Request, Renew or Rebind); nothing since it was last asked to forget.
    const std::optional<std::uint32_t>& granted() const { return granted_; }
    void forget_grant() { granted_.reset(); }

    /// Is no renewal of a lease due for so long? T1 of each lease says when.
    bool is_quiet_for(std::chrono::seconds time) const;

    /// What the client has said since `listen_anew`: scripts wait for it.
    std::size_t heard(frames::dhcp6::Kind kind) const;
    void listen_anew() { heard_.clear(); }
    /// Did the client let 50 s pass between its last two Solicits?
    bool is_solicited_slowly() const;
    bool is_asked_for(std::uint16_t option) const { return asked_for_.contains(option); }

    /// Tells the client to renew (RFC 9915 section 18.3.11), sealed with the key it was given, or with another one.
    /// Nothing when it never said that it accepts this.
    std::optional<Octets> reconfigure(bool right_key) const;

private:
    using Message = frames::dhcp6::Message;
    using Association = frames::dhcp6::Association;

    std::optional<Message> answer(const Message& asked) const;
    Message reply(const Message& asked, frames::dhcp6::Kind kind) const;
    void lease(const Message& asked, Message& answer) const;
    Association address_for(const Association& asked, bool forgot) const;
    Association prefix_for(const Association& asked, bool forgot) const;
    bool is_delegated(const Prefix& prefix) const;
    void note(Time now, const Frame& frame, const Message& asked);
    void add_key(const Message& asked, Message& answer) const;
    bool is_for_me(const Message& asked) const;

    const Plan& plan_;
    const Line& line_;
    Which which_;
    Mac mac_;
    frames::dhcp6::Option identity_;
    std::optional<std::uint32_t> granted_;
    std::map<std::uint16_t, Time> renewal_due_;  ///< By kind of lease.
    Time now_;
    std::map<frames::dhcp6::Kind, std::vector<Time>> heard_;
    std::set<std::uint16_t> asked_for_;
    bool declined_ = false;
    struct Customer {
        Mac mac;
        Address address;
        frames::dhcp6::Option identity;
    };
    std::optional<Customer> reconfigurable_;
};

}  // namespace cpe::actors
