#pragma once

#include "probe/cpe/actors/actor.hpp"
#include "probe/cpe/actors/metronome.hpp"
#include "probe/cpe/actors/plan.hpp"

namespace cpe::actors {

/// A host on the LAN: finds the router, forms addresses (RFC 4862), answers neighbour solicitations and echoes.
/// It solicits a router only when a phase tells it to: an advertisement that was asked for hides one that was not.
class LanHost : public Actor {
public:
    explicit LanHost(const Plan& plan) : plan_(plan), link_local_(frames::link_local(plan.host_mac)) {}

    Sendings hear(Time now, Port port, const Frame& frame) override;
    Sendings wake(Time now) override;
    std::optional<Time> due() const override { return resting_ ? std::nullopt : control_.due(); }

    Octets router_solicit(std::uint8_t hop_limit = 255) const;
    Octets neighbor_solicit(const Address& target) const;

    /// Through the router to wherever; nothing before the router is known.
    std::optional<frames::Envelope> outbound(const Address& source, const Address& destination,
                                             std::uint8_t hop_limit = 64) const;

    const Address& link_local() const { return link_local_; }
    const std::optional<Address>& router() const { return router_; }
    const std::optional<Mac>& router_mac() const { return router_mac_; }
    const std::optional<frames::RouterAdvert>& last_advert() const { return last_advert_; }

    /// The host's own address of global, or of unique local scope, of the prefix announced last.
    std::optional<Address> global() const;
    std::optional<Address> unique_local() const;
    /// The address of global scope that the host formed before that one.
    std::optional<Address> global_before() const;
    /// The prefix that `global` is of.
    std::optional<Prefix> global_prefix() const;

    /// No control echoes for a while: on a LAN in service they are sent only around questions.
    void rest(bool resting) { resting_ = resting; }

    /// The router is switched off or another one comes.
    void forget();

private:
    struct Own {
        Prefix prefix;
        Address address;
    };

    Sendings take_advert(const Frame& frame, const frames::RouterAdvert& advert);
    Sendings answer_neighbor(const Frame& frame, const frames::NeighborSolicit& asked) const;
    void learn_router(const Frame& frame);
    bool is_mine(const Address& address) const;
    const Own* newest(bool (*of_scope)(const Address&)) const;

    const Plan& plan_;
    Address link_local_;
    std::optional<Address> router_;
    std::optional<Mac> router_mac_;
    std::optional<frames::RouterAdvert> last_advert_;
    std::vector<Own> own_;
    Metronome control_;
    bool resting_ = false;
};

}  // namespace cpe::actors
