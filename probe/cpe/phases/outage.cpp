#include "probe/cpe/phases/scripts.hpp"

namespace cpe::phases {
namespace {

using namespace std::chrono_literals;

/// What is asked for too early is no longer unsolicited: nobody solicits in the first five seconds after a trigger.
constexpr auto kUnsolicited = 5500ms;

Script ask_after(const std::string& name)
{
    return solicit_often(name + ".solicit", 5s, 2);
}

void withdraw(Stage& stage)
{
    stage.bench.line.router_lifetime = 0;
    stage.send(Port::wan, stage.bench.isp.advert());
}

void restore(Stage& stage)
{
    restore_line(stage.bench);
    stage.send(Port::wan, stage.bench.isp.advert());
}

void lease4(Stage& stage)
{
    if (!stage.bench.lan4.address()) {
        stage.send(Port::lan, stage.bench.lan4.discover());
    }
}

/// One family without the other: IPv4 while IPv6 is withdrawn, IPv6 while nobody serves IPv4.
void send_out4(Stage& stage, const std::string& name)
{
    if (!stage.bench.lan4.address()) {
        stage.not_sent(name, "nobody leases IPv4 on the LAN");
        return;
    }
    stage.send_marked(Port::lan, name, stage.bench.lan4.outbound(stage.bench.plan.far4));
}

void send_out6(Stage& stage, const std::string& name)
{
    const auto own = stage.bench.lan.global();
    stage.send_marked(Port::lan, name, own ? stage.bench.lan.outbound(*own, stage.bench.plan.far) : std::nullopt);
}

Script one_family()
{
    const auto no_ipv4 = [](Stage& stage) { stage.bench.line.dhcp4 = false; };
    const auto ipv4 = [](Stage& stage) { stage.bench.line.dhcp4 = true; };
    return {{.name = "lease4", .act = lease4, .limit = 4s},
            {.name = "both.out4", .act = [](Stage& stage) { send_out4(stage, "both.out4"); }, .limit = 1s},
            {.name = "no-ipv4", .act = no_ipv4, .limit = 1s},
            {.name = "no-ipv4.out", .act = [](Stage& stage) { send_out6(stage, "no-ipv4.out"); }, .limit = 2s},
            {.name = "ipv4-again", .act = ipv4, .limit = 100ms}};
}

Script come_back(const std::string& name)
{
    return Script{{.name = name + ".restored", .act = restore, .limit = 20s, .settled = lan_has_global}} +
           solicit_often(name + ".back", 5s, 2);
}

Script router_withdrawn()
{
    return Script{{.name = "withdrawn", .act = withdraw, .limit = kUnsolicited},
                  // While the ISP's router is none: what the LAN sends must stay (W-3).
                  {.name = "withdrawn.out", .act = [](Stage& stage) { send_out6(stage, "withdrawn.out"); }, .limit = 2s},
                  {.name = "withdrawn.out4", .act = [](Stage& stage) { send_out4(stage, "withdrawn.out4"); }, .limit = 1s}} +
           ask_after("withdrawn") + come_back("withdrawn");
}

/// A renewal that is due anyway would look like an answer to the carrier: it must fall before it is lost, or after it is looked at.
bool renews_later(const Bench& bench)
{
    return bench.dhcp6.is_quiet_for(40s);
}

Script carrier_lost()
{
    const auto down = [](Stage& stage) { stage.carrier(Port::wan, false); };
    const auto up = [](Stage& stage) { stage.carrier(Port::wan, true); };
    return Script{{.name = "carrier.quiet", .act = [](Stage&) {}, .limit = 50s, .settled = renews_later},
                  {.name = "carrier.down", .act = down, .limit = kUnsolicited}} +
           ask_after("carrier.down") + Script{{.name = "carrier.up", .act = up, .limit = 11s}} + come_back("carrier");
}

/// The advertised lifetime runs out and nobody answers neighbour solicitations any more.
Script router_silent()
{
    const auto shorten = [](Stage& stage) {
        stage.bench.line.router_lifetime = 30;
        stage.send(Port::wan, stage.bench.isp.advert());
        stage.bench.line.advertises = false;
        stage.bench.line.answers_neighbors = false;
    };
    return Script{{.name = "silent", .act = shorten, .limit = 46s}} + ask_after("silent") + come_back("silent");
}

}  // namespace

Script outage(const Options&)
{
    return bring_into_service() + one_family() + Script{wait("outage.calm", 5s)} + router_withdrawn() + carrier_lost() +
           router_silent();
}

}  // namespace cpe::phases
