#include "probe/cpe/actors/other_station.hpp"

#include "probe/cpe/frames/build.hpp"

namespace cpe::actors {
namespace {

constexpr std::uint8_t kNdHopLimit = 255;       ///< RFC 4861 section 7.1.
constexpr std::uint8_t kHighPreference = 0x08;  ///< Two bits, 01: RFC 4191 section 2.2.

}  // namespace

void OtherStation::forget()
{
    claimed_.reset();
    probed_.reset();
}

/// Only the first link-local address is taken: a router that tries another one (RFC 7217 section 6) shall have it.
bool OtherStation::defends(const Address& target)
{
    if (line_.claims_link_local && frames::is_link_local(target) && !claimed_) {
        claimed_ = target;
    }
    return target == claimed_ || target == line_.taken;
}

Sendings OtherStation::hear(Time, Port port, const Frame& frame)
{
    const auto* asked = frames::as<frames::NeighborSolicit>(frame);
    if (port != Port::wan || asked == nullptr) {
        return {};
    }
    const bool probing = frames::is_unspecified(frame.ip->source);
    if (probing && measure::contains(plan_.wan_link, asked->target)) {
        probed_ = asked->target;
    }
    const bool own = asked->target == link_local_;
    if (own ? probing : !probing || !defends(asked->target)) {
        return {};
    }
    // To a probe all nodes are answered: who probes has no address yet (RFC 4861 section 7.2.4).
    const auto& to = probing ? frames::all_nodes() : frame.ip->source;
    const frames::Envelope envelope{.source_mac = plan_.other_mac,
                                    .destination_mac = probing ? frames::multicast_mac(to) : frame.source,
                                    .source = asked->target,
                                    .destination = to,
                                    .hop_limit = kNdHopLimit};
    return {{Port::wan, frames::build(envelope, frames::NeighborAdvert{.target = asked->target,
                                                                       .router = own,
                                                                       .solicited = !probing,
                                                                       .override = true,
                                                                       .target_link = plan_.other_mac})}};
}

Octets OtherStation::advert(std::uint16_t lifetime) const
{
    return frames::build(
        frames::to_group(plan_.other_mac, link_local_, frames::all_nodes()),
        frames::RouterAdvert{
            .hop_limit = 64, .reserved = kHighPreference, .lifetime = lifetime, .source_link = plan_.other_mac});
}

}  // namespace cpe::actors
