#include "probe/cpe/phases/pacer.hpp"

namespace cpe::phases {
namespace {

using namespace std::chrono_literals;
using frames::Address;
using frames::Envelope;

constexpr std::uint16_t kPcp = 5351;
constexpr std::uint16_t kOpened = 5011;
constexpr std::uint32_t kLifetime = 120;
constexpr std::uint8_t kMap = 1;
constexpr std::uint8_t kThirdParty = 1;

/// A MAP request for a TCP port (RFC 6887 sections 7.1 and 11.1), for the host itself or for a third party (section 13.1).
frames::Octets map_request(const Address& client, const std::optional<Address>& third)
{
    frames::Writer writer;
    writer.u8(2).u8(kMap).u16(0).u32(kLifetime).add(client.octets);
    writer.u32(0x5E0A7001).u32(0x5E0A7002).u32(third ? 2 : 1);
    writer.u8(frames::protocol::kTcp).u8(0).u16(0).u16(kOpened).u16(kOpened).add(frames::unspecified().octets);
    if (third) {
        writer.u8(kThirdParty).u8(0).u16(16).add(third->octets);
    }
    return writer.take();
}

/// The default router is the server where nothing else is configured (RFC 6887 section 8.1).
void ask(Stage& stage, const std::string& name, bool for_another)
{
    const auto& lan = stage.bench.lan;
    const auto own = lan.global();
    const auto envelope = own && lan.router() ? lan.outbound(*own, *lan.router()) : std::nullopt;
    if (!envelope) {
        stage.not_sent(name, std::string(kNoHost));
        return;
    }
    auto another = *own;
    another.octets[15] ^= 0x0FU;
    const auto request = map_request(*own, for_another ? std::optional(another) : std::nullopt);
    stage.send_as(name, Port::lan,
                  frames::build(*envelope, frames::Udp{.source_port = 43950, .destination_port = kPcp, .payload = request}));
}

/// Who offers to open the IPv6 firewall (UPnP IGD, WANIPv6FirewallControl)?
void search(Stage& stage)
{
    const auto envelope =
        frames::to_group(stage.bench.plan.host_mac, stage.bench.lan.link_local(), frames::address("ff02::c"), 2);
    const auto payload = frames::Writer()
                             .text("M-SEARCH * HTTP/1.1\r\nHOST: [ff02::c]:1900\r\nMAN: \"ssdp:discover\"\r\nMX: 1\r\n"
                                   "ST: urn:schemas-upnp-org:service:WANIPv6FirewallControl:1\r\n\r\n")
                             .take();
    stage.send_as("pinhole.search", Port::lan,
                  frames::build(envelope, frames::Udp{.source_port = 43951, .destination_port = 1900, .payload = payload}));
}

Make knock(std::uint16_t from)
{
    return [=](const Envelope& envelope) {
        return frames::build(envelope, frames::Tcp{.source_port = from,
                                                   .destination_port = kOpened,
                                                   .sequence = 0x5E000000U | from,
                                                   .flags = frames::Tcp::kSyn});
    };
}

}  // namespace

Moments pinholes(milliseconds start)
{
    Pacer pacer(start);
    pacer.add("pinhole.search", search, 1500ms);
    pacer.add(
        "pinhole.map", [](Stage& stage) { ask(stage, "pinhole.map", false); }, 1000ms);
    pacer.inbound("pinhole.open", knock(51021));
    pacer.add("pinhole.map-for-another", [](Stage& stage) { ask(stage, "pinhole.map-for-another", true); });
    pacer.jump(start + 2500ms + seconds(kLifetime) + 8s);
    pacer.inbound("pinhole.expired", knock(51022));
    return pacer.take();
}

}  // namespace cpe::phases
