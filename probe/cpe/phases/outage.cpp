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

/// While the ISP's router is none: what the LAN sends must stay (W-3).
void send_out(Stage& stage)
{
    const auto own = stage.bench.lan.global();
    stage.send_marked(Port::lan, "withdrawn.out", own ? stage.bench.lan.outbound(*own, stage.bench.plan.far) : std::nullopt);
}

Script come_back(const std::string& name)
{
    return Script{{.name = name + ".restored", .act = restore, .limit = 20s}} + solicit_often(name + ".back", 5s, 2);
}

Script router_withdrawn()
{
    return Script{{.name = "withdrawn", .act = withdraw, .limit = kUnsolicited},
                  {.name = "withdrawn.out", .act = send_out, .limit = 2s}} +
           ask_after("withdrawn") + come_back("withdrawn");
}

Script carrier_lost()
{
    const auto down = [](Stage& stage) { stage.carrier(Port::wan, false); };
    const auto up = [](Stage& stage) { stage.carrier(Port::wan, true); };
    return Script{{.name = "carrier.down", .act = down, .limit = kUnsolicited}} + ask_after("carrier.down") +
           Script{{.name = "carrier.up", .act = up, .limit = 15s}} + come_back("carrier");
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
    return bring_into_service() + Script{wait("outage.calm", 5s)} + router_withdrawn() + carrier_lost() + router_silent();
}

}  // namespace cpe::phases
