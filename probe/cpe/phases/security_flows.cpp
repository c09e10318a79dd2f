#include "probe/cpe/frames/build.hpp"
#include "probe/cpe/phases/security_probes.hpp"

namespace cpe::phases {
namespace {

using namespace std::chrono_literals;
using frames::Envelope;
using frames::Octets;

constexpr auto kPace = 300ms;
constexpr std::uint16_t kHost = 41000;
constexpr std::uint16_t kPeer = 50010;
constexpr std::uint16_t kNoFlow = 41999;
constexpr std::uint16_t kOpen = 80;

std::optional<Envelope> out(const Stage& stage)
{
    const auto own = stage.bench.lan.global();
    return own ? stage.bench.lan.outbound(*own, stage.bench.plan.far) : std::nullopt;
}

frames::Udp datagram(std::uint16_t from, std::uint16_t to, const std::string& name)
{
    return {.source_port = from, .destination_port = to, .payload = marker(name)};
}

void send(Stage& stage, const std::string& name, Port port, const std::optional<Envelope>& envelope, const frames::Udp& udp)
{
    envelope ? stage.send_as(name, port, frames::build(*envelope, udp))
             : stage.not_sent(name, "the LAN host has no global address");
}

/// From far, or another host, with these ports to the host.
void back(Stage& stage, const std::string& name, bool other_host, std::uint16_t from)
{
    const auto own = stage.bench.lan.global();
    const auto& source = other_host ? stage.bench.plan.far_other : stage.bench.plan.far;
    send(stage, name, Port::wan, own ? stage.bench.isp.inbound(source, *own) : std::nullopt, datagram(from, kHost, name));
}

/// The packet of a flow as a router on the way quotes it: from its IPv6 header on.
Octets quoted(const Envelope& envelope, std::uint8_t protocol, const Octets& transport)
{
    auto frame = frames::packet(envelope, protocol, transport);
    frame.erase(frame.begin(), frame.begin() + 14);
    return frame;
}

Octets quoted_udp(const Envelope& envelope, std::uint16_t host_port)
{
    return quoted(envelope, frames::protocol::kUdp, frames::udp_transport(envelope, datagram(host_port, kPeer, "flow.out")));
}

Octets quoted_tcp(const Envelope& envelope)
{
    const frames::Tcp syn{.source_port = kHost, .destination_port = kOpen, .sequence = 77, .flags = frames::Tcp::kSyn};
    return quoted(envelope, frames::protocol::kTcp, frames::tcp_transport(envelope, syn));
}

/// An error about a packet of the host, from the ISP's router.
void complain(Stage& stage, const std::string& name, frames::IcmpError error,
              const std::function<Octets(const Envelope&)>& quote)
{
    const auto own = stage.bench.lan.global();
    const auto flow = out(stage);
    const auto envelope = own ? stage.bench.isp.inbound(stage.bench.plan.gateway, *own) : std::nullopt;
    if (!flow || !envelope) {
        stage.not_sent(name, "the LAN host has no global address");
        return;
    }
    error.quote = quote(*flow);
    stage.send_as(name, Port::wan, frames::build(*envelope, error));
}

struct ErrorKind {
    const char* name;
    std::uint8_t type;
    std::uint8_t code;
    std::uint32_t parameter;
};

constexpr std::array<ErrorKind, 4> kErrors{{
    {"too-big", 2, 0, 1400},
    {"unreachable", 1, 0, 0},
    {"time-exceeded", 3, 0, 0},
    {"parameter", 4, 1, 6},
}};

}  // namespace

Moments about_flows(milliseconds start)
{
    Moments moments{.list = {}, .end = start};
    const auto add = [&](const std::string& name, std::function<void(Stage&)> act) {
        moments.list.push_back({.at = moments.end, .name = name, .act = std::move(act)});
        moments.end += kPace;
    };
    add("flow.out",
        [](Stage& stage) { send(stage, "flow.out", Port::lan, out(stage), datagram(kHost, kPeer, "flow.out")); });
    add("flow.back", [](Stage& stage) { back(stage, "flow.back", false, kPeer); });
    add("flow.other-port", [](Stage& stage) { back(stage, "flow.other-port", false, kPeer + 1); });
    add("flow.other-host", [](Stage& stage) { back(stage, "flow.other-host", true, kPeer); });
    add("flow.tcp", [](Stage& stage) {
        const frames::Tcp syn{.source_port = kHost, .destination_port = kOpen, .sequence = 77, .flags = frames::Tcp::kSyn};
        const auto envelope = out(stage);
        envelope ? stage.send_as("flow.tcp", Port::lan, frames::build(*envelope, syn))
                 : stage.not_sent("flow.tcp", "the LAN host has no global address");
    });
    for (const auto& kind : kErrors) {
        const frames::IcmpError error{.type = kind.type, .code = kind.code, .parameter = kind.parameter};
        const auto about = [&](const std::string& name, std::function<Octets(const Envelope&)> quote) {
            add(name, [=](Stage& stage) { complain(stage, name, error, quote); });
        };
        about(std::string("error.udp-") + kind.name, [](const Envelope& flow) { return quoted_udp(flow, kHost); });
        about(std::string("error.tcp-") + kind.name, quoted_tcp);
        about(std::string("error.none-") + kind.name, [](const Envelope& flow) { return quoted_udp(flow, kNoFlow); });
    }
    // RFC 6092 REC-19: an error does not end the state it is about.
    add("flow.after-errors", [](Stage& stage) { back(stage, "flow.after-errors", false, kPeer); });
    return moments;
}

}  // namespace cpe::phases
