#include "probe/cpe/actors/isp_router.hpp"

#include <algorithm>

namespace cpe::actors {
namespace {

using namespace std::chrono_literals;

constexpr std::uint8_t kNdHopLimit = 255;  ///< RFC 4861 section 6.1.
constexpr auto kShortestGap = 7s;
constexpr auto kSpread = 500ms;  ///< The gaps go 7, 7.5, ... 10 s: spread, and the same in every run.
constexpr std::uint32_t kGaps = 7;

}  // namespace

bool IspRouter::is_mine(const Address& address) const
{
    return address == link_local_ || address == plan_.gateway;
}

void IspRouter::forget()
{
    customer_.reset();
    customer_link_local_.reset();
    solicited_ = false;
    control_.stop();
}

void IspRouter::learn(const Frame& frame)
{
    if (!frame.ip || frames::is_unspecified(frame.ip->source)) {
        return;
    }
    customer_ = frame.source;
    if (frames::is_link_local(frame.ip->source) && customer_link_local_ != frame.ip->source) {
        customer_link_local_ = frame.ip->source;
        control_.aim({.source_mac = plan_.isp_mac,
                      .destination_mac = frame.source,
                      .source = link_local_,
                      .destination = frame.ip->source});
    }
}

Sendings IspRouter::hear(Time, Port port, const Frame& frame)
{
    if (port != Port::wan) {
        return {};
    }
    learn(frame);
    if (const auto* asked = frames::as<frames::NeighborSolicit>(frame)) {
        return answer_neighbor(frame, *asked);
    }
    if (const auto* echo = frames::as<frames::Echo>(frame)) {
        return answer_echo(frame, *echo);
    }
    const bool solicited = frames::as<frames::RouterSolicit>(frame) != nullptr && frame.ip->hop_limit == kNdHopLimit;
    solicited_ = solicited_ || solicited;
    if (!solicited || !line_.advertises) {
        return {};
    }
    // An RS from the unspecified address can only be answered to all nodes (RFC 4861 section 6.2.6).
    const bool anonymous = frames::is_unspecified(frame.ip->source);
    return {{Port::wan, anonymous ? advert() : advert_to(frame.source, frame.ip->source)}};
}

Sendings IspRouter::answer_neighbor(const Frame& frame, const frames::NeighborSolicit& asked) const
{
    if (!line_.answers_neighbors || !is_mine(asked.target)) {
        return {};
    }
    const bool probing = frames::is_unspecified(frame.ip->source);
    const auto& to = probing ? frames::all_nodes() : frame.ip->source;
    const frames::Envelope envelope{.source_mac = plan_.isp_mac,
                                    .destination_mac = probing ? frames::multicast_mac(to) : frame.source,
                                    .source = asked.target,
                                    .destination = to,
                                    .hop_limit = kNdHopLimit};
    return {{Port::wan, frames::build(envelope, frames::NeighborAdvert{.target = asked.target,
                                                                       .router = true,
                                                                       .solicited = !probing,
                                                                       .override = true,
                                                                       .target_link = plan_.isp_mac})}};
}

Sendings IspRouter::answer_echo(const Frame& frame, const frames::Echo& echo) const
{
    if (!echo.request || !is_mine(frame.ip->destination)) {
        return {};
    }
    const frames::Envelope envelope{.source_mac = plan_.isp_mac,
                                    .destination_mac = frame.source,
                                    .source = frame.ip->destination,
                                    .destination = frame.ip->source};
    auto answer = echo;
    answer.request = false;
    return {{Port::wan, frames::build(envelope, answer)}};
}

Octets IspRouter::advert() const
{
    return advert_to(frames::multicast_mac(frames::all_nodes()), frames::all_nodes());
}

Octets IspRouter::advert_to(const Mac& mac, const Address& address) const
{
    frames::RouterAdvert advert{.hop_limit = 64,
                                .managed = line_.managed,
                                .other = line_.other,
                                .lifetime = line_.router_lifetime,
                                .source_link = plan_.isp_mac,
                                .mtu = line_.mtu};
    advert.prefixes.push_back({.prefix = plan_.wan_link,
                               .on_link = false,
                               .autonomous = line_.autonomous,
                               .valid = line_.valid,
                               .preferred = line_.preferred});
    if (line_.nat64) {
        advert.nat64 = frames::Nat64{.prefix = *line_.nat64, .lifetime = 600};
    }
    const frames::Envelope envelope{.source_mac = plan_.isp_mac,
                                    .destination_mac = mac,
                                    .source = link_local_,
                                    .destination = address,
                                    .hop_limit = kNdHopLimit};
    return frames::build(envelope, advert);
}

std::optional<frames::Envelope> IspRouter::inbound(const Address& source, const Address& destination,
                                                   std::uint8_t hop_limit) const
{
    if (!customer_) {
        return std::nullopt;
    }
    return frames::Envelope{.source_mac = plan_.isp_mac,
                            .destination_mac = *customer_,
                            .source = source,
                            .destination = destination,
                            .hop_limit = hop_limit};
}

Sendings IspRouter::wake(Time now)
{
    Sendings sent;
    if (auto beat = control_.wake(now)) {
        sent.push_back({Port::wan, *std::move(beat)});
    }
    if (line_.advertises && (!next_advert_ || now >= *next_advert_)) {
        next_advert_ = now + kShortestGap + kSpread * (adverts_++ % kGaps);
        sent.push_back({Port::wan, advert()});
    }
    return sent;
}

std::optional<Time> IspRouter::due() const
{
    const auto beat = control_.due();
    if (!line_.advertises || !next_advert_) {
        return line_.advertises ? std::optional(Time()) : beat;
    }
    return beat ? std::min(*beat, *next_advert_) : *next_advert_;
}

}  // namespace cpe::actors
