#include "probe/cpe/frames/build.hpp"
#include "probe/cpe/frames/dhcp6.hpp"
#include "probe/cpe/frames/dns.hpp"
#include "probe/cpe/phases/security_probes.hpp"

#include <array>

namespace cpe::phases {
namespace {

using namespace std::chrono_literals;
using frames::Address;
namespace dhcp6 = frames::dhcp6;

/// Slower than a router limits its errors: else "rejected" looks like "dropped".
constexpr auto kPace = 1100ms / 4;

constexpr std::array<std::uint16_t, 16> kTcpPorts{21,  22,   23,   53,   80,   139,  443,  445,
                                                  554, 1900, 5000, 7547, 8080, 8443, 8291, 49152};
constexpr std::array<std::uint16_t, 8> kUdpPorts{53, 67, 123, 161, 500, 547, 1900, 5351};

/// The addresses of the router that can be reached from the WAN; the LAN-side one is the forgotten one.
struct Door {
    const char* name;
    std::optional<Address> (*of)(const Stage& stage);
};

std::optional<Address> wan_global(const Stage& stage)
{
    return stage.bench.plan.leased;
}

std::optional<Address> wan_link_local(const Stage& stage)
{
    return stage.bench.isp.customer_link_local();
}

/// The resolver it announces, when it is in the LAN prefix; else the first host of that prefix, where routers commonly are.
std::optional<Address> lan_side(const Stage& stage)
{
    const auto prefix = stage.bench.lan.global_prefix();
    if (!prefix) {
        return std::nullopt;
    }
    if (const auto& advert = stage.bench.lan.last_advert()) {
        for (const auto& rdnss : advert->resolvers) {
            for (const auto& server : rdnss.servers) {
                if (measure::contains(*prefix, server)) {
                    return server;
                }
            }
        }
    }
    return frames::host_in(*prefix, 1);
}

/// Beside them the one of IPv4: what only IPv6 opens is a finding of its own.
std::optional<Address> wan_ipv4(const Stage& stage)
{
    return stage.bench.plan.leased4;
}

constexpr std::array<Door, 4> kDoors{
    {{"wan", wan_global}, {"link-local", wan_link_local}, {"lan", lan_side}, {"wan4", wan_ipv4}}};

std::optional<frames::Envelope> towards(const Stage& stage, const Door& door)
{
    const auto address = door.of(stage);
    if (!address) {
        return std::nullopt;
    }
    const auto& plan = stage.bench.plan;
    const auto& far = address->family == measure::Family::ipv4 ? plan.far4 : plan.far;
    const auto& source = frames::is_link_local(*address) ? stage.bench.isp.link_local() : far;
    return stage.bench.isp.inbound(source, *address);
}

void knock(Stage& stage, const Door& door, bool tcp, std::uint16_t port)
{
    const auto name = std::string(tcp ? "port.tcp-" : "port.udp-") + door.name + "-" + std::to_string(port);
    const auto envelope = towards(stage, door);
    if (!envelope) {
        stage.not_sent(name, "the router has no such address that is known");
        return;
    }
    const auto from = static_cast<std::uint16_t>(52000 + port % 1000);
    if (tcp) {
        const frames::Tcp syn{.source_port = from, .destination_port = port, .sequence = port, .flags = frames::Tcp::kSyn};
        stage.send_as(name, Port::wan, frames::build(*envelope, syn));
        return;
    }
    auto payload = marker(name);
    if (port == frames::dns::kPort) {
        payload = frames::dns::write({.id = 0x5EC0, .name = "www.wan-side.test", .type = frames::dns::kAaaa});
    }
    stage.send_as(name, Port::wan,
                  frames::build(*envelope, frames::Udp{.source_port = from, .destination_port = port, .payload = payload}));
}

/// DHCPv6 as a host on the WAN link would ask.
void ask_dhcp(Stage& stage, const std::string& name, dhcp6::Kind kind)
{
    const auto& mac = stage.bench.plan.isp_mac;
    dhcp6::Message asking{.kind = kind, .transaction = 0x5EC001};
    asking.options.push_back(
        {.code = dhcp6::option::kClientId, .data = frames::Writer().u16(3).u16(1).add(mac.octets).take()});
    if (kind == dhcp6::Kind::solicit) {
        asking.options.push_back(dhcp6::to_option({.code = dhcp6::option::kIaNa, .id = 1}));
    }
    const auto envelope = frames::to_group(mac, stage.bench.isp.link_local(), frames::all_dhcp_servers(), 1);
    const frames::Udp udp{
        .source_port = dhcp6::kClientPort, .destination_port = dhcp6::kServerPort, .payload = dhcp6::write(asking)};
    stage.send_as(name, Port::wan, frames::build(envelope, udp));
}

/// Questions of service discovery, to the groups of the link.
struct Discovery {
    const char* name;
    const char* group;
    std::uint16_t port;
};
constexpr std::array<Discovery, 3> kDiscoveries{
    {{"discovery.ssdp", "ff02::c", 1900}, {"discovery.mdns", "ff02::fb", 5353}, {"discovery.llmnr", "ff02::1:3", 5355}}};

frames::Octets question_of(const Discovery& discovery)
{
    if (discovery.port == 1900) {
        return frames::Writer()
            .text("M-SEARCH * HTTP/1.1\r\nHOST: [ff02::c]:1900\r\nMAN: \"ssdp:discover\"\r\nMX: 1\r\nST: ssdp:all\r\n\r\n")
            .take();
    }
    return frames::dns::write({.id = 0x5EC1, .name = "_services._dns-sd._udp.local", .type = 12});
}

void discover(Stage& stage, const Discovery& discovery)
{
    const auto envelope =
        frames::to_group(stage.bench.plan.isp_mac, stage.bench.isp.link_local(), frames::address(discovery.group), 255);
    const frames::Udp udp{.source_port = 52900, .destination_port = discovery.port, .payload = question_of(discovery)};
    stage.send_as(discovery.name, Port::wan, frames::build(envelope, udp));
}

}  // namespace

Moments management(milliseconds start)
{
    Moments moments{.list = {}, .end = start};
    const auto add = [&](const char* name, std::function<void(Stage&)> act) {
        moments.list.push_back({.at = moments.end, .name = name, .act = std::move(act)});
        moments.end += std::chrono::duration_cast<milliseconds>(kPace);
    };
    // The doors take turns: each of them hears a knock every 1.1 s.
    for (const auto port : kTcpPorts) {
        for (const auto& door : kDoors) {
            add("port.tcp", [&door, port](Stage& stage) { knock(stage, door, true, port); });
        }
    }
    for (const auto port : kUdpPorts) {
        for (const auto& door : kDoors) {
            add("port.udp", [&door, port](Stage& stage) { knock(stage, door, false, port); });
        }
    }
    add("wan.dhcp-solicit", [](Stage& stage) { ask_dhcp(stage, "wan.dhcp-solicit", dhcp6::Kind::solicit); });
    add("wan.dhcp-information",
        [](Stage& stage) { ask_dhcp(stage, "wan.dhcp-information", dhcp6::Kind::information_request); });
    for (const auto& discovery : kDiscoveries) {
        add(discovery.name, [&discovery](Stage& stage) { discover(stage, discovery); });
    }
    return moments;
}

}  // namespace cpe::phases
