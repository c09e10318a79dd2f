#include "probe/cpe/phases/variants.hpp"

#include "probe/cpe/frames/build.hpp"
#include "probe/cpe/phases/scripts.hpp"

#include <iterator>

namespace cpe::phases {
namespace {

using namespace std::chrono_literals;
using frames::dhcp6::Kind;

constexpr auto kOff = 2s;
constexpr auto kBootTime = 90s;     ///< A router's system may take so long before it says a word.
constexpr auto kServiceTime = 30s;  ///< From its first word to a prefix on the LAN.
constexpr auto kPace = 1200ms;      ///< See steady: about one ICMPv6 error a second.
constexpr std::size_t kFullFrame = 1500;

/// An autonomous prefix: the address comes from the advertisement, the prefix from one of two DHCPv6 servers.
void slaac(actors::Line& line, const actors::Plan&)
{
    line.autonomous = true;
    line.gives_address = false;
    line.mtu = 1480;
    line.second_server = true;
}

/// M=1, O=0, no IPv4: no address at all, and at first no prefix either.
void no_address(actors::Line& line, const actors::Plan&)
{
    line.other = false;
    line.gives_address = false;
    line.delegated.reset();
    line.dhcp4 = false;
}

/// M=0, O=1: a prefix is to be had all the same, and a large one.
void other_only(actors::Line& line, const actors::Plan& plan)
{
    line.managed = false;
    line.delegated = actors::spare(plan, 48);
}

/// Everything is in order but that the first link-local address is in use.
void collision(actors::Line& line, const actors::Plan&)
{
    line.claims_link_local = true;
}

/// The first address it formed is only known when it was probed for.
void reach_address(Stage& stage)
{
    const auto& bench = stage.bench;
    const auto& own = bench.other.probed();
    const auto envelope = own ? bench.isp.inbound(bench.plan.far, *own) : std::nullopt;
    if (!envelope) {
        stage.not_sent("slaac.echo", "the router probed for no address of the WAN's prefix");
        return;
    }
    const frames::Echo echo{.id = 0x5E71, .sequence = 1, .payload = marker("slaac.echo")};
    stage.send_as("slaac.echo", Port::wan, frames::build(*envelope, echo));
}

/// A full Ethernet frame, while the ISP's router says that its link takes 1480 octets.
void send_large(Stage& stage)
{
    const auto headers = 40 + 8 + marker("mtu.out").size();
    send_far(stage, "mtu.out", kFullFrame - headers);
}

Script second_router()
{
    return {
        {.name = "router.one", .act = [](Stage& stage) { send_far(stage, "router.one"); }, .limit = kPace},
        {.name = "router.two",
         .act = [](Stage& stage) { stage.send_as("router.two", Port::wan, stage.bench.other.advert(120)); },
         .limit = 6s},
        {.name = "router.preferred", .act = [](Stage& stage) { send_far(stage, "router.preferred"); }, .limit = 2s},
        {.name = "router.withdrawn",
         .act = [](Stage& stage) { stage.send(Port::wan, stage.bench.other.advert(0)); },
         .limit = 1s},
    };
}

Script with_slaac(const Mute& mute)
{
    return boot_with("slaac", slaac, mute) +
           Script{
               wait("slaac.rest", 4s),
               {.name = "slaac.echo", .act = reach_address, .limit = kPace},
               {.name = "beside.slaac", .act = [](Stage& stage) { send_beside(stage, "beside.slaac"); }, .limit = 4s},
               {.name = "mtu.out", .act = send_large, .limit = 3s},
           } +
           second_router();
}

/// A packet whose hop limit ends in the router, from far: what it answers comes from an address of its own.
void end_hops(Stage& stage)
{
    const auto& bench = stage.bench;
    const auto own = bench.lan.global();
    stage.send_marked(Port::wan, "hop-limit.in", own ? bench.isp.inbound(bench.plan.far, *own, 1) : std::nullopt);
}

/// Told a few times that there is no prefix, does the client go on asking? Early in a boot it asks again within seconds.
Script refusal(const Mute& mute)
{
    const auto refused = [mute](const Bench& bench) {
        const auto& server = bench.dhcp6;
        return *mute || server.heard(Kind::solicit) + server.heard(Kind::rebind) + server.heard(Kind::request) >= 3;
    };
    return {{.name = "prefix.refused",
             .act = [](Stage& stage) { stage.bench.dhcp6.listen_anew(); },
             .limit = 12s,
             .settled = refused},
            {.name = "prefix.granted",
             .act = [](Stage& stage) { stage.bench.line.delegated = actors::spare(stage.bench.plan, 64); }}};
}

Script without_address(const Mute& mute)
{
    auto boot = boot_with("no-address", no_address, mute);
    auto refused = refusal(mute);
    // Between the router's first word and the wait for service.
    boot.insert(boot.begin() + 2, std::make_move_iterator(refused.begin()), std::make_move_iterator(refused.end()));
    return std::move(boot) +
           Script{
               {.name = "no-address.information",
                .act = [](Stage& stage) { stage.send(Port::lan, stage.bench.client.information_request()); },
                .limit = 1s},
               {.name = "no-address.solicit",
                .act = [](Stage& stage) { stage.send(Port::lan, stage.bench.lan.router_solicit()); },
                .limit = 1s},
               {.name = "hop-limit.in", .act = end_hops, .limit = kPace},
               {.name = "ask.upstream", .act = [](Stage& stage) { ask_resolvers(stage, "ask.upstream"); }, .limit = 5s},
           };
}

/// The link-local address cannot be had: what the router says from it all the same shows within seconds.
Script with_collision(const Mute& mute)
{
    return {
        {.name = "collision.off", .act = [](Stage& stage) { stage.power(false); }, .limit = kOff},
        {.name = "collision.on",
         .act =
             [](Stage& stage) {
                 stage.bench.forget();
                 stage.bench.line = actors::in_service(stage.bench.plan);
                 collision(stage.bench.line, stage.bench.plan);
                 stage.power(true);
             },
         .limit = kBootTime,
         .settled = [mute](const Bench& bench) { return *mute || bench.other.claimed(); }},
        wait("collision.watch", 8s),
    };
}

}  // namespace

Script boot_with(const std::string& name, Turn turn, const Mute& mute)
{
    const auto off = [](Stage& stage) {
        stage.power(false);
        stage.bench.line = {};
        stage.bench.forget();
    };
    const auto on = [turn](Stage& stage) {
        stage.bench.forget();
        stage.bench.line = actors::in_service(stage.bench.plan);
        turn(stage.bench.line, stage.bench.plan);
        stage.power(true);
    };
    const auto served = [mute](const Bench& bench) { return *mute || lan_has_global(bench); };
    return {
        {.name = name + ".off", .act = off, .limit = kOff},
        {.name = name + ".on",
         .act = on,
         .limit = kBootTime,
         .settled = [mute](const Bench& bench) { return *mute || bench.isp.customer(); }},
        {.name = name + ".served",
         .act = [mute](Stage& stage) { *mute = !stage.bench.isp.customer(); },
         .limit = kServiceTime,
         .settled = served},
        {.name = name + ".solicit",
         .act = [](Stage& stage) { stage.send(Port::lan, stage.bench.lan.router_solicit()); },
         .limit = 5s,
         .settled = served},
    };
}

Script variants(const Options&)
{
    const auto mute = std::make_shared<bool>(false);
    return with_slaac(mute) + without_address(mute) + lease_lost(mute) + with_collision(mute) +
           boot_with("other-only", other_only, mute);
}

}  // namespace cpe::phases
