#pragma once

#include "probe/cpe/actors/actor.hpp"
#include "probe/cpe/actors/line.hpp"
#include "probe/cpe/actors/metronome.hpp"

namespace cpe::actors {

/// The ISP's router on the WAN link: advertises (RFC 4861 section 6.2), answers neighbour solicitations and echoes,
/// and knows how the router under test is reached.
class IspRouter : public Actor {
public:
    IspRouter(const Plan& plan, const Line& line) : plan_(plan), line_(line), link_local_(frames::link_local(plan.isp_mac))
    {
    }

    Sendings hear(Time now, Port port, const Frame& frame) override;
    Sendings wake(Time now) override;
    std::optional<Time> due() const override;

    /// One advertisement now, to all nodes: after the line has changed.
    Octets advert() const;

    /// To an address behind the router under test; nothing before it was heard.
    std::optional<frames::Envelope> inbound(const Address& source, const Address& destination,
                                            std::uint8_t hop_limit = 64) const;

    const std::optional<Mac>& customer() const { return customer_; }
    const std::optional<Address>& customer_link_local() const { return customer_link_local_; }
    const Address& link_local() const { return link_local_; }
    /// Did it ask for a router?
    bool is_solicited() const { return solicited_; }

    /// The router under test was unplugged or switched off: what was learnt of it no longer holds.
    void forget();

private:
    Octets advert_to(const Mac& mac, const Address& address) const;
    Sendings answer_neighbor(const Frame& frame, const frames::NeighborSolicit& asked) const;
    Sendings answer_echo(const Frame& frame, const frames::Echo& echo) const;
    void learn(const Frame& frame);
    bool is_mine(const Address& address) const;

    const Plan& plan_;
    const Line& line_;
    Address link_local_;
    std::optional<Mac> customer_;
    std::optional<Address> customer_link_local_;
    bool solicited_ = false;
    Metronome control_;
    std::optional<Time> next_advert_;
    std::uint32_t adverts_ = 0;
};

}  // namespace cpe::actors
