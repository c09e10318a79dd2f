#include "probe/cpe/phases/scripts.hpp"

namespace cpe::phases {
namespace {

using namespace std::chrono_literals;

bool has_third_prefix(const Bench& bench)
{
    const auto prefix = bench.lan.global_prefix();
    return prefix && measure::contains(bench.plan.after_reboot, prefix->base);
}

/// The ISP forgets the binding and gives another prefix at the next Solicit: the flash renumbering of RFC 8978.
void cut(Stage& stage)
{
    stage.power(false);
    stage.bench.lan.forget();
    stage.bench.client.forget();
    stage.bench.line.delegated = stage.bench.plan.after_reboot;
}

/// Far knocks at a known LAN address all through the boot: no packet may pass before the filter is there.
void knock(Stage& stage, int number)
{
    const auto known = frames::host_in(frames::subnet(stage.bench.plan.after_reboot, 0), 0x5E0A'7000'0000'0101);
    stage.send_marked(Port::wan, "boot-knock-" + std::to_string(number),
                      stage.bench.isp.inbound(stage.bench.plan.far, known));
}

Script knock_through(int times)
{
    Script script;
    for (int number = 0; number < times; ++number) {
        script.push_back({.name = "reboot.knock", .act = [number](Stage& stage) { knock(stage, number); }, .limit = 200ms});
    }
    return script;
}

}  // namespace

Script reboot(const Options&)
{
    return bring_into_service() +
           Script{
               {.name = "power.off", .act = cut, .limit = 3s},
               {.name = "power.on", .act = [](Stage& stage) { stage.power(true); }, .limit = 100ms},
           } +
           knock_through(100) +
           Script{wait("reboot.come-up", 1s),
                  {.name = "reboot.in-service",
                   .act = [](Stage& stage) { stage.send(Port::lan, stage.bench.lan.router_solicit()); },
                   .limit = 30s,
                   .settled = has_third_prefix}} +
           solicit_often("reboot.solicit", 5s, 3);
}

}  // namespace cpe::phases
