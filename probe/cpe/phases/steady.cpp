#include "probe/cpe/frames/build.hpp"
#include "probe/cpe/phases/lan_clients.hpp"
#include "probe/cpe/phases/scripts.hpp"

namespace cpe::phases {
namespace {

using namespace std::chrono_literals;

/// Linux sends about one ICMPv6 error a second to a destination: faster stimuli would measure that.
constexpr auto kErrorPace = 1200ms;

constexpr std::uint32_t kAddressClient = 1;
constexpr std::uint32_t kFirstPrefixClient = 11;
constexpr std::uint32_t kPrefixClients = 4;

void solicit(Stage& stage)
{
    stage.send_as("solicit", Port::lan, stage.bench.lan.router_solicit());
}

/// RFC 4861 section 6.1.1: a hop limit other than 255 came from off the link.
void solicit_from_afar(Stage& stage)
{
    stage.send_as("solicit-hop-254", Port::lan, stage.bench.lan.router_solicit(254));
}

void ask_for_neighbor(Stage& stage)
{
    if (const auto router = stage.bench.lan.router()) {
        stage.send_as("neighbor-solicit", Port::lan, stage.bench.lan.neighbor_solicit(*router));
    }
}

/// Pad options, which every node skips (RFC 8200 section 4.2), then an echo request behind them.
void echo_behind(Stage& stage, const std::string& name, std::uint8_t header)
{
    const auto& lan = stage.bench.lan;
    const auto envelope = lan.router() ? lan.outbound(lan.link_local(), *lan.router()) : std::nullopt;
    if (!envelope) {
        return;
    }
    const auto rest = frames::Writer().u16(0x0E00U | header).u16(1).add(marker("echo.extension")).take();
    auto transport = frames::Writer().u8(frames::protocol::kIcmp6).u8(0).u8(1).u8(4).u32(0).take();
    const auto echo = frames::icmp6_transport(*envelope, 128, 0, rest);
    transport.insert(transport.end(), echo.begin(), echo.end());
    stage.send_as(name, Port::lan, frames::packet(*envelope, header, transport));
}

void ask_dhcp(Stage& stage)
{
    stage.send_as("information-request", Port::lan, stage.bench.client.information_request());
}

void solicit_prefix(Stage& stage, std::uint32_t client)
{
    stage.send_as("solicit-prefix-" + std::to_string(client), Port::lan,
                  stage.bench.client.solicit_prefix(kFirstPrefixClient + client));
}

Script lan_services()
{
    Script script{
        {.name = "lan.solicit", .act = solicit, .limit = 4s},
        {.name = "lan.solicit-hop-254", .act = solicit_from_afar, .limit = 2s},
        {.name = "lan.neighbor-solicit", .act = ask_for_neighbor, .limit = kErrorPace},
        {.name = "lan.echo-hop-by-hop",
         .act = [](Stage& stage) { echo_behind(stage, "echo.hop-by-hop", frames::protocol::kHopByHop); },
         .limit = kErrorPace},
        {.name = "lan.echo-destination-options",
         .act = [](Stage& stage) { echo_behind(stage, "echo.destination-options", frames::protocol::kDestinationOptions); },
         .limit = kErrorPace},
        {.name = "lan.information-request", .act = ask_dhcp, .limit = 2s},
        {.name = "lan.solicit-address",
         .act =
             [](Stage& stage) {
                 stage.send_as("solicit-address", Port::lan, stage.bench.client.solicit_address(kAddressClient));
             },
         .limit = 3s},
    };
    for (std::uint32_t client = 0; client < kPrefixClients; ++client) {
        script.push_back(
            {.name = "lan.solicit-prefix", .act = [client](Stage& stage) { solicit_prefix(stage, client); }, .limit = 2s});
    }
    return script;
}

/// One marked datagram from the host to far or back, with this hop limit.
void forward(Stage& stage, Port port, const std::string& name, std::uint8_t hop_limit, std::size_t padding = 0)
{
    const auto own = stage.bench.lan.global();
    const auto& far = stage.bench.plan.far;
    const auto envelope = !own                ? std::nullopt
                          : port == Port::lan ? stage.bench.lan.outbound(*own, far, hop_limit)
                                              : stage.bench.isp.inbound(far, *own, hop_limit);
    stage.send_marked(port, name, envelope, padding);
}

/// The router's own address in the LAN prefix, if it showed one: only there a closed port is its own.
void knock_on_router(Stage& stage)
{
    const auto& lan = stage.bench.lan;
    const auto envelope = lan.router() ? lan.outbound(lan.link_local(), *lan.router()) : std::nullopt;
    stage.send_marked(Port::lan, "closed-port", envelope);
}

Script forwarding()
{
    return {
        {.name = "forward.out",
         .act = [](Stage& stage) { forward(stage, Port::lan, "forward.out", 64); },
         .limit = kErrorPace},
        {.name = "forward.in", .act = [](Stage& stage) { forward(stage, Port::wan, "forward.in", 64); }, .limit = kErrorPace},
        {.name = "hop-limit.out",
         .act = [](Stage& stage) { forward(stage, Port::lan, "hop-limit.out", 1); },
         .limit = kErrorPace},
        {.name = "hop-limit.large",
         .act = [](Stage& stage) { forward(stage, Port::lan, "hop-limit.large", 1, 1200); },
         .limit = kErrorPace},
        {.name = "closed-port", .act = knock_on_router, .limit = kErrorPace},
    };
}

/// Delegated space that is on no link: the last /64; and a host that is not there in the LAN's own /64.
void to_nowhere(Stage& stage, Port port, const std::string& name, bool on_lan)
{
    const auto own = stage.bench.lan.global();
    const auto lan_prefix = stage.bench.lan.global_prefix();
    if (!own || !lan_prefix || !stage.bench.line.delegated) {
        stage.not_sent(name, "the LAN has no global prefix");
        return;
    }
    const auto nowhere = frames::host_in(on_lan ? *lan_prefix : frames::subnet(*stage.bench.line.delegated, 0xFE), 0xDEAD);
    const auto envelope =
        port == Port::lan ? stage.bench.lan.outbound(*own, nowhere) : stage.bench.isp.inbound(stage.bench.plan.far, nowhere);
    stage.send_marked(port, name, envelope);
}

Script null_route()
{
    return {
        {.name = "nowhere.in", .act = [](Stage& stage) { to_nowhere(stage, Port::wan, "nowhere.in", false); }, .limit = 2s},
        {.name = "nowhere.out", .act = [](Stage& stage) { to_nowhere(stage, Port::lan, "nowhere.out", false); }, .limit = 2s},
        {.name = "nowhere.lan", .act = [](Stage& stage) { to_nowhere(stage, Port::wan, "nowhere.lan", true); }, .limit = 5s},
    };
}

/// A router is no router on its WAN side: it must not answer what only routers answer.
void solicit_on_wan(Stage& stage)
{
    const auto& isp = stage.bench.isp;
    const auto envelope = frames::to_group(stage.bench.plan.isp_mac, isp.link_local(), frames::all_routers());
    stage.send_as("wan.solicit", Port::wan,
                  frames::build(envelope, frames::RouterSolicit{.source_link = stage.bench.plan.isp_mac}));
}

/// Renewal is watched with answers, while other things are done, and then without: T1 and T2 of the line are 60 and 120 s.
Step watch_renewal()
{
    return {.name = "renew.watch", .act = [](Stage& stage) { stage.bench.dhcp6.forget_grant(); }};
}

/// Nobody renews a prefix any more; addresses alone are renewed, for clients that ask for each by itself. What the LAN is told must
/// follow the prefix.
void keep_prefix(Stage& stage)
{
    stage.bench.line.renews_prefix = false;
    stage.bench.dhcp6.listen_anew();
}

bool is_rebound(const Bench& bench)
{
    return bench.dhcp6.heard(frames::dhcp6::Kind::rebind) > 0;
}

/// The lifetimes on the LAN, until T2 is over and the client says so.
Script samples()
{
    const auto sample = [](Stage& stage) {
        if (!is_rebound(stage.bench)) {
            stage.send(Port::lan, stage.bench.lan.router_solicit());
        }
    };
    return Script(9, Step{.name = "lifetimes.sample", .act = sample, .limit = 15s, .settled = is_rebound});
}

Script renewals()
{
    return Script{
               {.name = "renew.seen",
                .act = [](Stage&) {},
                .limit = 75s,
                .settled = [](const Bench& bench) { return bench.dhcp6.granted().has_value(); }},
               {.name = "renew.ignored", .act = keep_prefix, .limit = 1s},
           } +
           samples() +
           Script{
               {.name = "renew.answered", .act = [](Stage& stage) { stage.bench.line.renews_prefix = true; }, .limit = 0s}};
}

/// The line gives lifetimes of days, in its answer to the Rebind that waits for one; what the LAN is told must be capped all the same.
/// T1 is late enough for the outage to come and go without a renewal.
Script long_lifetimes()
{
    const auto days = [](Stage& stage) {
        stage.bench.line.preferred = 86400;
        stage.bench.line.valid = 172800;
        stage.bench.line.t1 = 150;
        stage.bench.line.t2 = 240;
    };
    const auto given = [](const Bench& bench) { return bench.dhcp6.granted() == bench.line.valid; };
    return Script{{.name = "lifetimes.days", .act = days, .limit = 70s, .settled = given}} +
           Script{wait("lifetimes.taken", 5s)} + Script{{.name = "lifetimes.read", .act = solicit, .limit = 5s}} +
           Script{{.name = "lifetimes.read-dhcp", .act = ask_dhcp, .limit = 2s}};
}

/// Without a port on the WAN: what is announced and served. Prefixes are asked for, and given back by never being requested.
Script lan_alone()
{
    auto script = bring_into_service();
    script.front().act = [](Stage&) {};
    script.front().limit = 10s;
    return std::move(script) + lan_services() + lan_leases4();
}

}  // namespace

/// Between the questions nobody says anything, so that what the router says by itself is seen.
Script watch(const Options& options)
{
    const auto rest = [](Stage& stage) { stage.bench.lan.rest(true); };
    const auto ask = [](Stage& stage) {
        stage.bench.lan.rest(false);
        stage.send(Port::lan, stage.bench.lan.router_solicit());
    };
    auto script = Script{{.name = "watch.listen", .act = rest, .limit = options.listen},
                         {.name = "watch.wake", .act = ask, .limit = 6s}};
    auto questions = lan_services();
    std::erase_if(questions, [](const Step& step) { return step.name == "lan.solicit-prefix"; });
    return std::move(script) + std::move(questions) + Script{wait("watch.rest", 6s)};
}

Script steady(const Options& options)
{
    if (!options.has_wan) {
        return lan_alone();
    }
    return bring_into_service() + Script{watch_renewal()} + lan_services() + forwarding() + null_route() +
           Script{let_others_in()} + lan_clients() + Script{{.name = "wan.solicit", .act = solicit_on_wan, .limit = 3s}} +
           renewals() + long_lifetimes() + lan_renewals();
}

}  // namespace cpe::phases
