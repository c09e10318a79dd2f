#include "probe/cpe/actors/tcp_resolver.hpp"

#include "probe/cpe/actors/far_hosts.hpp"

#include <algorithm>

namespace cpe::actors {
namespace {

using frames::Tcp;
namespace dns = frames::dns;

constexpr std::size_t kMostConnections = 64;  ///< A router that opens ever more must not fill our memory.
constexpr std::size_t kMostHeard = 4096;
constexpr std::size_t kSegment = 1200;
constexpr std::uint32_t kFirst = 1000;

Sendings say(const frames::Envelope& back, const Tcp& to, std::uint8_t flags, std::uint32_t sequence,
             std::uint32_t acknowledged, Octets payload = {})
{
    const Tcp tcp{.source_port = dns::kPort,
                  .destination_port = to.source_port,
                  .sequence = sequence,
                  .acknowledged = acknowledged,
                  .flags = flags,
                  .payload = std::move(payload)};
    return {{Port::wan, frames::build(back, tcp)}};
}

/// The question behind its length, once all of it is there.
std::optional<dns::Message> question_in(const Octets& heard)
{
    frames::Reader reader(heard);
    const auto message = reader.take(reader.u16());
    return reader.ok() ? dns::read(message) : std::nullopt;
}

}  // namespace

Sendings TcpResolver::hear(Time, Port port, const Frame& frame)
{
    const auto* tcp = frames::as<Tcp>(frame);
    const bool mine = port == Port::wan && tcp != nullptr && tcp->destination_port == dns::kPort &&
                      frame.destination == plan_.isp_mac &&
                      (frame.ip->destination == plan_.resolver || frame.ip->destination == plan_.resolver4);
    if (!mine) {
        return {};
    }
    const frames::Envelope back{.source_mac = plan_.isp_mac,
                                .destination_mac = frame.source,
                                .source = frame.ip->destination,
                                .destination = frame.ip->source};
    const Client client(frame.ip->source, tcp->source_port);
    if (tcp->flags == Tcp::kSyn) {
        if (connections_.size() >= kMostConnections) {
            connections_.clear();
        }
        connections_[client] = {.expected = tcp->sequence + 1, .said = kFirst + 1, .heard = {}};
        return say(back, *tcp, Tcp::kSyn | Tcp::kAck, kFirst, tcp->sequence + 1);
    }
    const auto known = connections_.find(client);
    if (known == connections_.end() || (tcp->flags & Tcp::kRst) != 0) {
        return {};
    }
    return take(back, *tcp, known->second);
}

Sendings TcpResolver::take(const frames::Envelope& back, const Tcp& tcp, Connection& connection) const
{
    const bool last = (tcp.flags & Tcp::kFin) != 0;
    if (tcp.payload.empty() && !last) {
        return {};
    }
    if (tcp.sequence == connection.expected && connection.heard.size() < kMostHeard) {
        connection.heard.insert(connection.heard.end(), tcp.payload.begin(), tcp.payload.end());
        connection.expected += static_cast<std::uint32_t>(tcp.payload.size()) + (last ? 1 : 0);
    }
    const auto question = question_in(connection.heard);
    if (!question || last) {
        const auto flags = static_cast<std::uint8_t>(Tcp::kAck | (last ? Tcp::kFin : 0));
        return say(back, tcp, flags, connection.said, connection.expected);
    }
    connection.heard.clear();
    const auto message = dns::write(resolve_whole(plan_, *question));
    const auto answer = frames::Writer().u16(message.size()).add(message).take();
    Sendings sent;
    for (std::size_t at = 0; at < answer.size(); at += kSegment) {
        const auto part = frames::OctetView(answer).subspan(at, std::min(kSegment, answer.size() - at));
        const auto one = say(back, tcp, Tcp::kAck, connection.said, connection.expected, {part.begin(), part.end()});
        sent.insert(sent.end(), one.begin(), one.end());
        connection.said += static_cast<std::uint32_t>(part.size());
    }
    return sent;
}

}  // namespace cpe::actors
