#pragma once

#include "probe/cpe/actors/actor.hpp"
#include "probe/cpe/actors/line.hpp"
#include "probe/cpe/actors/plan.hpp"
#include "probe/cpe/actors/softwire_offers.hpp"
#include "probe/cpe/frames/build.hpp"
#include "probe/cpe/frames/dns.hpp"

namespace cpe::actors {

/// The Internet beyond the ISP: hosts that answer echoes and one TCP port, silent on all others, and a resolver that knows every name.
class FarHosts : public Actor {
public:
    static constexpr std::uint16_t kOpenPort = 80;

    FarHosts(const Plan& plan, const Line& line) : plan_(plan), line_(line) {}

    Sendings hear(Time now, Port port, const Frame& frame) override;

    /// Did IPv4 for far come as IPv6 that a translator made (RFC 6877)?
    bool is_translated_to() const { return translated_to_; }

private:
    bool is_mine(const Address& address) const;
    bool is_translated(const Frame& frame) const;
    std::vector<Octets> answer(const frames::Envelope& back, const frames::Udp& udp) const;

    const Plan& plan_;
    const Line& line_;
    bool translated_to_ = false;
};

/// What the resolver says. Names begin with what they are: `nosuch.` does not exist, `v4only.` has no AAAA, `local.` is in a home
/// (RFC 4193), `delegated.` in the prefix of the line, `ipv4only.arpa` behind NAT64; every other name is a host with an A and an
/// AAAA. A text does not fit into 512 octets, the one of `fragmented.` comes in two fragments. Unknown types have one record of
/// four octets. Pure.
frames::dns::Message resolve_whole(const Plan& plan, const frames::dns::Message& query,
                                   const Prefix& nat64 = nat64_prefix());

/// The same over UDP: what is larger than the asker can take is left out, with TC set.
frames::dns::Message resolve(const Plan& plan, const frames::dns::Message& query, const Prefix& nat64 = nat64_prefix());

}  // namespace cpe::actors
