#include "probe/cpe/phases/scripts.hpp"

namespace cpe::phases {
namespace {

using namespace std::chrono_literals;

bool has_new_prefix(const Bench& bench)
{
    const auto prefix = bench.lan.global_prefix();
    return prefix && bench.line.delegated && measure::contains(*bench.line.delegated, prefix->base);
}

void change(Stage& stage)
{
    const auto& plan = stage.bench.plan;
    auto& given = stage.bench.line.delegated;
    given = given == plan.renumbered ? plan.delegated : plan.renumbered;
}

/// The client of phase 2 renews what it holds; one that holds nothing asks anew, so that the next renewal has something.
void renew_on_lan(Stage& stage)
{
    constexpr std::uint32_t kClient = 31;
    if (auto renewal = stage.bench.client.renew(kClient)) {
        stage.send(Port::lan, *std::move(renewal));
        return;
    }
    stage.send(Port::lan, stage.bench.client.solicit_address(kClient));
}

/// From the address of the prefix that was taken back: the last one, where the router never announced another.
void send_from_stale(Stage& stage)
{
    const auto stale = has_new_prefix(stage.bench) ? stage.bench.lan.global_before() : stage.bench.lan.global();
    if (!stale) {
        stage.not_sent("stale.out", "the LAN host has no address of before the change");
        return;
    }
    stage.send_marked(Port::lan, "stale.out", stage.bench.lan.outbound(*stale, stage.bench.plan.far));
}

}  // namespace

Script renumber(const Options&)
{
    return bring_into_service() +
           Script{
               {.name = "lan.lease", .act = renew_on_lan, .limit = 4s},
               // The next Renew brings the new prefix: T1 is a minute, or what is left of that of steady.
               {.name = "renumber", .act = change, .limit = 170s, .settled = has_new_prefix},
               wait("renumbered.unsolicited", 5500ms),
               {.name = "lan.renew", .act = renew_on_lan, .limit = 3s},
               {.name = "stale.out", .act = send_from_stale, .limit = 2s},
           } +
           solicit_often("renumbered.solicit", 5s, 3) + Script{{.name = "stale.out", .act = send_from_stale, .limit = 2s}};
}

}  // namespace cpe::phases
