#include "probe/cpe/phases/variants.hpp"

namespace cpe::phases {
namespace {

using namespace std::chrono_literals;
using frames::dhcp6::Kind;

/// Two /60 in one IA_PD, short leases, a leased address that somebody else has; Reconfigure and PCP for those who ask.
void lease(actors::Line& line, const actors::Plan& plan)
{
    line.delegated = actors::spare(plan, 60, 0);
    line.delegated_too = {actors::spare(plan, 60, 1)};
    line.preferred = 50;
    line.valid = 60;
    line.t1 = 25;
    line.t2 = 40;
    line.taken = plan.leased;
    line.reconfigures = true;
    line.on_request = {frames::dhcp6::addresses_option(frames::dhcp6::option::kPcpServer, {plan.gateway})};
}

void reconfigure(Stage& stage, const std::string& name, bool right_key)
{
    if (auto octets = stage.bench.dhcp6.reconfigure(right_key)) {
        stage.send_as(name, Port::wan, *std::move(octets));
        return;
    }
    stage.not_sent(name, "the client never said that it accepts Reconfigure");
}

/// The next Renew finds no binding. What is then asked for anew is given for twenty seconds.
void forget(Stage& stage)
{
    auto& line = stage.bench.line;
    line.forgets = true;
    line.preferred = 12;
    line.valid = 20;
    line.t1 = 6;
    line.t2 = 10;
    stage.bench.dhcp6.listen_anew();
}

/// Nothing to wait for when it was never sent.
bool takes_no_orders(const Bench& bench)
{
    return !bench.dhcp6.reconfigure(true);
}

bool is_asked_anew(const Bench& bench)
{
    return bench.dhcp6.heard(Kind::request) > 0;
}

void fall_silent(Stage& stage)
{
    stage.bench.line.dhcp6 = false;
    send_far(stage, "lease.held");
}

/// Asked for in time, so that what the router announces now is on record.
void solicit(Stage& stage)
{
    stage.send(Port::lan, stage.bench.lan.router_solicit());
}

}  // namespace

Script lease_lost(const Mute& mute)
{
    const auto asked_anew = [mute](const Bench& bench) { return *mute || is_asked_anew(bench); };
    return boot_with("lease", lease, mute) +
           Script{
               wait("lease.rest", 3s),
               {.name = "lease.read", .act = solicit, .limit = 1s},
               {.name = "reconfigure.forged",
                .act = [](Stage& stage) { reconfigure(stage, "reconfigure.forged", false); },
                .limit = 3s,
                .settled = takes_no_orders},
               {.name = "reconfigure.sealed",
                .act = [](Stage& stage) { reconfigure(stage, "reconfigure.sealed", true); },
                .limit = 3s,
                .settled = takes_no_orders},
               {.name = "beside.leased", .act = [](Stage& stage) { send_beside(stage, "beside.leased"); }, .limit = 4s},
               {.name = "lease.forgotten", .act = forget, .limit = 32s, .settled = asked_anew},
               wait("lease.anew", 3s),
               {.name = "lease.silent", .act = fall_silent, .limit = 20s},
               wait("lease.over", 13s),
               {.name = "lease.expired", .act = [](Stage& stage) { send_far(stage, "lease.expired"); }, .limit = 2s},
               {.name = "lease.announced", .act = solicit, .limit = 5s},
           };
}

}  // namespace cpe::phases
