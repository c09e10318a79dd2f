#include "probe/cpe/frames/build.hpp"
#include "probe/cpe/phases/security_probes.hpp"

namespace cpe::phases {
namespace {

using namespace std::chrono_literals;
using frames::Address;
using frames::Envelope;

constexpr auto kPace = 200ms;

/// What RFC 6092 REC-3 and RFC 4291 keep from being forwarded. 2001:db8::/32 is among them: the line uses other space.
struct Forbidden {
    const char* name;
    const char* address;
};
constexpr std::array<Forbidden, 9> kForbidden{{
    {"link-local", "fe80::5e"},
    {"loopback", "::1"},
    {"unspecified", "::"},
    {"multicast", "ff0e::1"},
    {"site-local", "fec0::5e"},
    {"mapped", "::ffff:30.64.80.80"},
    {"compatible", "::30.64.80.80"},
    {"documentation", "2001:db8::5e"},
    {"orchid", "2001:10::5e"},
}};

class Forging {
public:
    explicit Forging(milliseconds start) : moments_{.list = {}, .end = start} {}

    /// From a source to a destination of the stage, out of the LAN or in from the WAN.
    void add(const std::string& name, Port port, std::function<std::pair<Address, Address>(const Stage&)> between)
    {
        moments_.list.push_back({.at = moments_.end, .name = name, .act = [=](Stage& stage) {
                                     if (!stage.bench.lan.global()) {
                                         stage.not_sent(name, "the LAN host has no global address");
                                         return;
                                     }
                                     const auto [source, destination] = between(stage);
                                     const auto envelope = port == Port::lan
                                                               ? stage.bench.lan.outbound(source, destination, 10)
                                                               : stage.bench.isp.inbound(source, destination, 10);
                                     stage.send_marked(port, name, envelope);
                                 }});
        moments_.end += kPace;
    }
    Moments take() { return std::move(moments_); }

private:
    Moments moments_;
};

void add_forbidden(Forging& forging)
{
    for (const auto& [name, text] : kForbidden) {
        const auto address = frames::address(text);
        const std::string suffix = name;
        forging.add("source.out-" + suffix, Port::lan,
                    [=](const Stage& at) { return std::pair(address, at.bench.plan.far); });
        forging.add("source.in-" + suffix, Port::wan,
                    [=](const Stage& at) { return std::pair(address, *at.bench.lan.global()); });
        if (suffix != "multicast" && suffix != "unspecified" && suffix != "loopback" && suffix != "link-local") {
            forging.add("destination.out-" + suffix, Port::lan,
                        [=](const Stage& at) { return std::pair(*at.bench.lan.global(), address); });
        }
    }
}

void add_multicast(Forging& forging)
{
    for (const auto* text : {"ff05::5e", "ff08::5e"}) {
        const auto group = frames::address(text);
        const auto name = std::string(text, 4);
        forging.add("group.out-" + name, Port::lan,
                    [=](const Stage& at) { return std::pair(*at.bench.lan.global(), group); });
        forging.add("group.in-" + name, Port::wan, [=](const Stage& at) { return std::pair(at.bench.plan.far, group); });
    }
}

void add_unique_local(Forging& forging)
{
    const auto foreign = frames::address("fd5e:0:5e::5e");
    const auto own = [=](const Stage& at) { return at.bench.lan.unique_local().value_or(foreign); };
    forging.add("ula.source-out", Port::lan, [=](const Stage& at) { return std::pair(own(at), at.bench.plan.far); });
    forging.add("ula.destination-out", Port::lan,
                [=](const Stage& at) { return std::pair(*at.bench.lan.global(), foreign); });
    forging.add("ula.source-in", Port::wan, [=](const Stage& at) { return std::pair(foreign, *at.bench.lan.global()); });
    forging.add("ula.destination-in", Port::wan, [=](const Stage& at) { return std::pair(at.bench.plan.far, own(at)); });
}

/// Routing header type 0 towards far, with a segment left and with none (RFC 5095).
void route(Stage& stage, const std::string& name, std::uint8_t segments)
{
    const auto own = stage.bench.lan.global();
    const auto envelope = own ? stage.bench.lan.outbound(*own, stage.bench.plan.far) : std::nullopt;
    if (!envelope) {
        stage.not_sent(name, "the LAN host has no global address");
        return;
    }
    const auto udp =
        frames::udp_transport(*envelope, {.source_port = kHostPort, .destination_port = kFarPort, .payload = marker(name)});
    frames::Writer header;
    header.u8(frames::protocol::kUdp).u8(2).u8(0).u8(segments).u32(0).add(stage.bench.plan.far_other.octets).add(udp);
    stage.send_as(name, Port::lan, frames::packet(*envelope, frames::protocol::kRouting, header.take()));
}

}  // namespace

Moments forged(milliseconds start)
{
    Forging forging(start);
    add_forbidden(forging);
    add_multicast(forging);
    add_unique_local(forging);
    forging.add("source.out-foreign", Port::lan,
                [](const Stage& at) { return std::pair(frames::host_in(at.bench.plan.foreign, 0x5E), at.bench.plan.far); });
    // A flow is opened first, so that nothing but the source can be the reason for the drop.
    forging.add("interior.out", Port::lan, [](const Stage& at) {
        const auto own = *at.bench.lan.global();
        auto inside = own;
        inside.octets[15] ^= 0x55U;
        return std::pair(own, at.bench.line.delegated ? frames::host_in(frames::subnet(*at.bench.line.delegated, 0xFD), 0x5E)
                                                      : inside);
    });
    forging.add("source.in-interior", Port::wan, [](const Stage& at) {
        const auto own = *at.bench.lan.global();
        return std::pair(
            at.bench.line.delegated ? frames::host_in(frames::subnet(*at.bench.line.delegated, 0xFD), 0x5E) : own, own);
    });
    auto moments = forging.take();
    for (const auto segments : {1, 0}) {
        const auto name = "routing-0.segments-" + std::to_string(segments);
        moments.list.push_back({.at = moments.end, .name = name, .act = [=](Stage& stage) {
                                    route(stage, name, static_cast<std::uint8_t>(segments));
                                }});
        moments.end += 1200ms;
    }
    return moments;
}

}  // namespace cpe::phases
