#include "probe/cpe/actors/tcp_asker.hpp"

namespace cpe::actors {
namespace {

using frames::Tcp;

constexpr std::uint32_t kFirst = 0x5E000000;

}  // namespace

Octets TcpAsker::segment(std::uint8_t flags, Octets payload) const
{
    return frames::build(envelope_, Tcp{.source_port = from_,
                                        .destination_port = to_,
                                        .sequence = said_,
                                        .acknowledged = heard_,
                                        .flags = flags,
                                        .payload = std::move(payload)});
}

Octets TcpAsker::ask(const frames::Envelope& envelope, std::uint16_t from, std::uint16_t to, Octets saying)
{
    envelope_ = envelope;
    from_ = from;
    to_ = to;
    said_ = kFirst;
    heard_ = 0;
    saying_ = std::move(saying);
    auto syn = segment(Tcp::kSyn, {});
    ++said_;
    return syn;
}

Sendings TcpAsker::hear(Time, Port port, const Frame& frame)
{
    const auto* tcp = frames::as<Tcp>(frame);
    if (port != Port::lan || from_ == 0 || tcp == nullptr || tcp->destination_port != from_ || tcp->source_port != to_ ||
        frame.ip->source != envelope_.destination || (tcp->flags & Tcp::kRst) != 0) {
        return {};
    }
    if ((tcp->flags & Tcp::kSyn) != 0) {
        heard_ = tcp->sequence + 1;
        auto saying = segment(Tcp::kAck, saying_);
        said_ += static_cast<std::uint32_t>(saying_.size());
        saying_.clear();
        return {{Port::lan, std::move(saying)}};
    }
    const bool last = (tcp->flags & Tcp::kFin) != 0;
    if (tcp->payload.empty() && !last) {
        return {};
    }
    if (tcp->sequence == heard_) {
        heard_ += static_cast<std::uint32_t>(tcp->payload.size()) + (last ? 1 : 0);
    }
    return {{Port::lan, segment(static_cast<std::uint8_t>(Tcp::kAck | (last ? Tcp::kFin : 0)), {})}};
}

}  // namespace cpe::actors
