#include "probe/cpe/actors/lan_host.hpp"

#include <algorithm>

namespace cpe::actors {
namespace {

constexpr std::uint8_t kNdHopLimit = 255;
constexpr std::uint64_t kInterfaceId = 0x5E0A'7000'0000'0101;
constexpr std::size_t kMostAddresses = 64;  ///< A router that announces ever more must not fill our memory.

}  // namespace

bool LanHost::is_mine(const Address& address) const
{
    return address == link_local_ || std::ranges::find(own_, address, &Own::address) != own_.end();
}

void LanHost::forget()
{
    router_.reset();
    router_mac_.reset();
    last_advert_.reset();
    own_.clear();
    control_.stop();
}

void LanHost::learn_router(const Frame& frame)
{
    if (router_ == frame.ip->source && router_mac_ == frame.source) {
        return;
    }
    router_ = frame.ip->source;
    router_mac_ = frame.source;
    control_.aim({.source_mac = plan_.host_mac,
                  .destination_mac = frame.source,
                  .source = link_local_,
                  .destination = frame.ip->source});
}

Sendings LanHost::hear(Time, Port port, const Frame& frame)
{
    if (port != Port::lan || !frame.ip || frame.ip->source.family != measure::Family::ipv6) {
        return {};
    }
    // Nobody else is on this cable: whoever speaks first is the router, also before it advertises itself.
    if (!router_ && frames::is_link_local(frame.ip->source)) {
        learn_router(frame);
    }
    if (const auto* advert = frames::as<frames::RouterAdvert>(frame)) {
        return take_advert(frame, *advert);
    }
    if (const auto* asked = frames::as<frames::NeighborSolicit>(frame)) {
        return answer_neighbor(frame, *asked);
    }
    const auto* echo = frames::as<frames::Echo>(frame);
    if (echo == nullptr || !echo->request || !is_mine(frame.ip->destination)) {
        return {};
    }
    auto answer = *echo;
    answer.request = false;
    const frames::Envelope back{.source_mac = plan_.host_mac,
                                .destination_mac = frame.source,
                                .source = frame.ip->destination,
                                .destination = frame.ip->source};
    return {{Port::lan, frames::build(back, answer)}};
}

/// A new prefix with A set gives an address, which is probed once before use (RFC 4862 section 5.4.2).
Sendings LanHost::take_advert(const Frame& frame, const frames::RouterAdvert& advert)
{
    if (!frames::is_link_local(frame.ip->source) || frame.ip->hop_limit != kNdHopLimit) {
        return {};
    }
    learn_router(frame);
    last_advert_ = advert;
    Sendings sent;
    for (const auto& info : advert.prefixes) {
        const bool known = std::ranges::find(own_, info.prefix, &Own::prefix) != own_.end();
        if (known || !info.autonomous || info.valid == 0 || info.prefix.length != 64 || own_.size() >= kMostAddresses) {
            continue;
        }
        own_.push_back({.prefix = info.prefix, .address = frames::host_in(info.prefix, kInterfaceId)});
        const auto& address = own_.back().address;
        const auto envelope = frames::to_group(plan_.host_mac, frames::unspecified(), frames::solicited_node(address));
        sent.push_back({Port::lan, frames::build(envelope, frames::NeighborSolicit{.target = address})});
    }
    return sent;
}

Sendings LanHost::answer_neighbor(const Frame& frame, const frames::NeighborSolicit& asked) const
{
    if (!is_mine(asked.target) || frames::is_unspecified(frame.ip->source)) {
        return {};
    }
    const frames::Envelope back{.source_mac = plan_.host_mac,
                                .destination_mac = frame.source,
                                .source = asked.target,
                                .destination = frame.ip->source,
                                .hop_limit = kNdHopLimit};
    return {{Port::lan, frames::build(back, frames::NeighborAdvert{.target = asked.target,
                                                                   .solicited = true,
                                                                   .override = true,
                                                                   .target_link = plan_.host_mac})}};
}

Octets LanHost::router_solicit(std::uint8_t hop_limit) const
{
    const auto envelope = frames::to_group(plan_.host_mac, link_local_, frames::all_routers(), hop_limit);
    return frames::build(envelope, frames::RouterSolicit{.source_link = plan_.host_mac});
}

Octets LanHost::neighbor_solicit(const Address& target) const
{
    const auto envelope = frames::to_group(plan_.host_mac, link_local_, frames::solicited_node(target));
    return frames::build(envelope, frames::NeighborSolicit{.target = target, .source_link = plan_.host_mac});
}

std::optional<frames::Envelope> LanHost::outbound(const Address& source, const Address& destination,
                                                  std::uint8_t hop_limit) const
{
    if (!router_mac_) {
        return std::nullopt;
    }
    return frames::Envelope{.source_mac = plan_.host_mac,
                            .destination_mac = *router_mac_,
                            .source = source,
                            .destination = destination,
                            .hop_limit = hop_limit};
}

const LanHost::Own* LanHost::newest(bool (*of_scope)(const Address&)) const
{
    const auto found = std::find_if(own_.rbegin(), own_.rend(), [&](const Own& own) { return of_scope(own.address); });
    return found == own_.rend() ? nullptr : &*found;
}

std::optional<Address> LanHost::global() const
{
    const auto* own = newest(&frames::is_global);
    return own != nullptr ? std::optional(own->address) : std::nullopt;
}

std::optional<Address> LanHost::global_before() const
{
    const auto* last = newest(&frames::is_global);
    for (auto own = own_.rbegin(); own != own_.rend(); ++own) {
        if (&*own != last && frames::is_global(own->address)) {
            return own->address;
        }
    }
    return std::nullopt;
}

std::optional<Address> LanHost::unique_local() const
{
    const auto* own = newest(&frames::is_unique_local);
    return own != nullptr ? std::optional(own->address) : std::nullopt;
}

std::optional<Prefix> LanHost::global_prefix() const
{
    const auto* own = newest(&frames::is_global);
    return own != nullptr ? std::optional(own->prefix) : std::nullopt;
}

Sendings LanHost::wake(Time now)
{
    auto beat = resting_ ? std::nullopt : control_.wake(now);
    return beat ? Sendings{{Port::lan, *std::move(beat)}} : Sendings{};
}

}  // namespace cpe::actors
