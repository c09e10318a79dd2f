#include "probe/cpe/phases/scripts.hpp"

namespace cpe::phases {
namespace {

using namespace std::chrono_literals;

constexpr auto kSolicitGap = 5s;
constexpr int kEarlySeconds = 20;
constexpr int kAskGap = 5;
/// After so long a silence a client may wait two minutes for its next Solicit (RFC 9915 section 15).
constexpr auto kPatience = 150s;
constexpr auto kBootTime = 90s;  ///< A router's system may take so long before it says a word.
constexpr auto kFirstSolicit =
    10s;  ///< From there to its first router solicitation: DAD and a delay, a second each (RFC 4861, 4862).
/// An advertisement may come nine seconds after the Reply that made it possible.
constexpr auto kRest = 10s;

void dead_line(Stage& stage)
{
    stage.bench.line = {};
    stage.power(false);
    stage.bench.forget();
}

/// The router advertises, DHCPv6 keeps silent: there is a default route, and nothing to use it with.
void only_adverts(Stage& stage)
{
    stage.bench.line.advertises = true;
}

/// From a hand-made global address and the ULA, if there is one, to far; and to an address in the prefix that will be delegated.
void knock_early(Stage& stage, int second)
{
    const auto number = std::to_string(second);
    const auto& plan = stage.bench.plan;
    const auto hand_made = frames::host_in(frames::subnet(plan.foreign, 1), 0x101);
    stage.send_marked(Port::lan, "early.out-" + number, stage.bench.lan.outbound(hand_made, plan.far));
    if (const auto local = stage.bench.lan.unique_local()) {
        stage.send_marked(Port::lan, "early.ula-" + number, stage.bench.lan.outbound(*local, plan.far));
    }
    const auto inside = frames::host_in(frames::subnet(plan.delegated, 0), 0x101);
    stage.send_marked(Port::wan, "early.in-" + number, stage.bench.isp.inbound(plan.far, inside));
    // There is a default route and nothing to use it with: what are hosts told (RFC 7084, L-4)?
    if (second % kAskGap == kAskGap - 1) {
        stage.send_as("early.solicit", Port::lan, stage.bench.lan.router_solicit());
    }
}

Script knock()
{
    Script script;
    for (int second = 0; second < kEarlySeconds; ++second) {
        script.push_back(
            {.name = "early.knock", .act = [second](Stage& stage) { knock_early(stage, second); }, .limit = 1s});
    }
    return script;
}

}  // namespace

Script boot(const Options& options)
{
    Script script{
        {.name = "power.off", .act = dead_line, .limit = 3s},
        {.name = "power.on", .act = [](Stage& stage) { stage.power(true); }, .limit = 1s},
    };
    const auto rounds = static_cast<int>(options.silence / kSolicitGap);
    // The silence is counted from the first solicitation: only then is its shape seen (RFC 7559), however long the system took.
    script.push_back({.name = "silent-wan.first-word",
                      .act = [](Stage&) {},
                      .limit = kBootTime,
                      .settled = [](const Bench& bench) { return bench.isp.customer().has_value(); }});
    script.push_back({.name = "silent-wan.first-solicit",
                      .act = [](Stage&) {},
                      .limit = kFirstSolicit,
                      .settled = [](const Bench& bench) { return bench.isp.is_solicited(); }});
    script = std::move(script) + solicit_often("silent-wan.solicit", kSolicitGap, rounds);
    script.push_back({.name = "wan.adverts-only", .act = only_adverts, .limit = 1s});
    return std::move(script) + knock() + bring_into_service(kPatience) + Script{wait("boot.rest", kRest)};
}

}  // namespace cpe::phases
