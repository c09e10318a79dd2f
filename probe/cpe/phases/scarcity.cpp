#include "probe/cpe/phases/dns_questions.hpp"
#include "probe/cpe/phases/scripts.hpp"

namespace cpe::phases {
namespace {

using namespace std::chrono_literals;

constexpr std::uint32_t kFirstClient = 41;

/// The line gives two networks in all, and names resolvers by one family alone.
void begin(Stage& stage, bool by_ipv6)
{
    auto& line = stage.bench.line;
    line = actors::in_service(stage.bench.plan);
    line.delegated = frames::Prefix{.base = stage.bench.plan.after_reboot.base, .length = 63};
    line.resolvers = by_ipv6 ? line.resolvers : std::vector<frames::Address>();
    line.names_resolver4 = !by_ipv6;
    stage.power(false);
    stage.bench.lan.forget();
    stage.bench.client.forget();
    stage.bench.lan4.forget();
}

Script boot_with(bool by_ipv6)
{
    const auto on = [](Stage& stage) { stage.power(true); };
    const auto ask = [](Stage& stage) { stage.send(Port::lan, stage.bench.lan.router_solicit()); };
    return {{.name = "power.off", .act = [=](Stage& stage) { begin(stage, by_ipv6); }, .limit = 2s},
            {.name = "power.on", .act = on, .limit = 1s},
            wait("scarcity.come-up", 4s),
            {.name = "scarcity.in-service", .act = ask, .limit = 15s, .settled = lan_has_global},
            {.name = "scarcity.again", .act = ask, .limit = 15s, .settled = lan_has_global},
            wait("scarcity.settle", 4s)};
}

Script clients()
{
    Script script;
    for (std::uint32_t client = 0; client < 2; ++client) {
        const auto name = "scarce-prefix-" + std::to_string(client);
        script.push_back({.name = name,
                          .act =
                              [=](Stage& stage) {
                                  stage.send_as(name, Port::lan, stage.bench.client.solicit_prefix(kFirstClient + client));
                              },
                          .limit = 2s});
    }
    return script;
}

Script resolve(const std::string& name)
{
    const auto inform = [](Stage& stage) { stage.send(Port::lan, stage.bench.client.information_request()); };
    return {{.name = "scarcity.information", .act = inform, .limit = 1s},
            question(name, {.name = name + ".test", .type = frames::dns::kA}),
            question(name + "-again", {.name = name + "-again.test", .type = frames::dns::kA}, 6s)};
}

}  // namespace

Script scarcity(const Options&)
{
    return boot_with(true) + clients() + resolve("dns-only-six") + boot_with(false) + resolve("dns-only-four");
}

}  // namespace cpe::phases
