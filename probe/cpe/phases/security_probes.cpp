#include "probe/cpe/phases/pacer.hpp"

#include <array>

namespace cpe::phases {
namespace {

using namespace std::chrono_literals;
using frames::Address;
using frames::Envelope;
using frames::Octets;
using frames::OctetView;
namespace protocol = frames::protocol;

constexpr std::uint16_t kTargetPort = 5001;

frames::Tcp syn(std::uint16_t from, std::uint16_t to)
{
    return {.source_port = from, .destination_port = to, .sequence = 0x5E000000U | from, .flags = frames::Tcp::kSyn};
}

void inbound4(Pacer& pacer, const std::string& name, Make make)
{
    pacer.add(name, [name, make = std::move(make)](Stage& stage) {
        const auto envelope = stage.bench.isp.inbound(stage.bench.plan.far4, stage.bench.plan.leased4);
        envelope ? stage.send_as(name, Port::wan, make(*envelope))
                 : stage.not_sent(name, "the router is not known on the WAN");
    });
}

Make echo(const std::string& name)
{
    return [=](const Envelope& envelope) {
        return frames::build(envelope, frames::Echo{.id = 0x5EC0, .sequence = 1, .payload = marker(name)});
    };
}

/// A header of pad options with room for eight octets in all, in front of what follows it.
Octets padded_header(std::uint8_t next, OctetView rest)
{
    return frames::Writer().u8(next).u8(0).u8(1).u8(4).u32(0).add(rest).take();
}

Octets behind(const Envelope& envelope, std::uint8_t header, int times, std::uint16_t from)
{
    auto transport = frames::tcp_transport(envelope, syn(from, kTargetPort));
    std::uint8_t next = protocol::kTcp;
    for (int i = 0; i < times; ++i) {
        transport = padded_header(next, transport);
        next = header;
    }
    return frames::packet(envelope, header, transport);
}

/// RFC 8200 section 4.5.
Octets fragment(const Envelope& envelope, std::uint8_t next, std::uint16_t offset, bool more, OctetView part)
{
    const auto header = frames::Writer().u8(next).u8(0).u16(offset << 3U | (more ? 1U : 0U)).u32(0x5E0F).add(part).take();
    return frames::packet(envelope, protocol::kFragment, header);
}

}  // namespace

Moments unsolicited(milliseconds start)
{
    Pacer pacer(start);
    pacer.inbound("in.tcp", [](const Envelope& to) { return frames::build(to, syn(51001, kTargetPort)); });
    pacer.inbound("in.udp", udp_named(51002, kTargetPort, "in.udp"));
    pacer.inbound("in.echo", echo("in.echo"));
    for (const auto& [number, name] : {std::pair<int, const char*>{50, "in.esp"},
                                       {51, "in.ah"},
                                       {132, "in.sctp"},
                                       {47, "in.gre"},
                                       {253, "in.protocol-253"}}) {
        pacer.inbound(name, bare_named(static_cast<std::uint8_t>(number), name));
    }
    pacer.inbound("in.ike", udp_named(500, 500, "in.ike"));
    pacer.inbound("in.ike-nat", udp_named(4500, 4500, "in.ike-nat"));
    inbound4(pacer, "in4.tcp", [](const Envelope& to) { return frames::build(to, syn(51003, kTargetPort)); });
    inbound4(pacer, "in4.udp", udp_named(51004, kTargetPort, "in4.udp"));
    inbound4(pacer, "in4.echo", echo("in4.echo"));
    return pacer.take();
}

Moments disguised(milliseconds start)
{
    Pacer pacer(start);
    pacer.inbound("hidden.hop-by-hop", [](const Envelope& to) { return behind(to, protocol::kHopByHop, 1, 51011); });
    pacer.inbound("hidden.destination",
                  [](const Envelope& to) { return behind(to, protocol::kDestinationOptions, 1, 51012); });
    pacer.inbound("hidden.destination-8",
                  [](const Envelope& to) { return behind(to, protocol::kDestinationOptions, 8, 51013); });
    pacer.inbound("hidden.atomic-fragment", [](const Envelope& to) {
        return fragment(to, protocol::kTcp, 0, false, frames::tcp_transport(to, syn(51014, kTargetPort)));
    });
    // The header of the transport in the second fragment alone: RFC 7112 has such packets dropped.
    pacer.inbound("hidden.second-fragment-1", [](const Envelope& to) {
        return fragment(to, protocol::kDestinationOptions, 0, true,
                        frames::Writer().u8(protocol::kTcp).u8(0).u8(1).u8(4).u32(0).take());
    });
    pacer.inbound("hidden.second-fragment-2", [](const Envelope& to) {
        return fragment(to, protocol::kDestinationOptions, 1, false, frames::tcp_transport(to, syn(51015, kTargetPort)));
    });
    return pacer.take();
}

Moments idle_flows(milliseconds start)
{
    Moments moments{.list = {}, .end = start};
    const auto add = [&](milliseconds at, const std::string& name, Port port, std::uint16_t host_port) {
        Pacer pacer(start + at);
        const auto make = port == Port::lan ? udp_named(host_port, 50000, name) : udp_named(50000, host_port, name);
        port == Port::lan ? pacer.outbound(name, make) : pacer.inbound(name, make);
        const auto one = pacer.take();
        moments.list.insert(moments.list.end(), one.list.begin(), one.list.end());
    };
    for (const std::uint16_t idle : std::array<std::uint16_t, 3>{30, 60, 119}) {
        const auto host_port = static_cast<std::uint16_t>(42000 + idle);
        add(milliseconds(idle), "idle.out-" + std::to_string(idle), Port::lan, host_port);
        add(seconds(idle), "idle.back-" + std::to_string(idle), Port::wan, host_port);
    }
    // RFC 6092 REC-16: an outbound packet refreshes the state; without that it had to be gone by 300 s, and often is by 180.
    add(5ms, "refresh.out-1", Port::lan, 42500);
    add(100s, "refresh.out-2", Port::lan, 42500);
    add(200s, "refresh.back", Port::wan, 42500);
    return moments;
}

}  // namespace cpe::phases
