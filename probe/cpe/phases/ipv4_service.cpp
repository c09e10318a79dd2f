#include "measure/pref64.hpp"
#include "probe/cpe/actors/softwire_offers.hpp"
#include "probe/cpe/frames/build.hpp"
#include "probe/cpe/phases/ipv4_trials.hpp"
#include "probe/cpe/phases/scripts.hpp"

/// A line without IPv4: what the router makes of what the ISP offers instead (RFC 8585). Each mechanism has a boot of its own, and
/// only if the router asks for its option: a router that claims none is done with the first.
namespace cpe::phases {
namespace {

using namespace std::chrono_literals;
namespace option = frames::softwire::option;

constexpr auto kLease = 4s;
constexpr auto kSetUp = 6s;  ///< From the lease to a tunnel: the name of its other end has to be resolved.
constexpr int kFlows = 4;

/// A line without IPv4 on which a NAT64 is advertised, and nothing else.
void only_nat64(actors::Line& line, const actors::Plan&)
{
    line.dhcp4 = false;
    line.nat64 = actors::nat64_prefix();
}

void with_ds_lite(actors::Line& line, const actors::Plan&)
{
    line.dhcp4 = false;
    line.on_request = {actors::ds_lite()};
}

/// The same offer beside native IPv4.
void with_both(actors::Line& line, const actors::Plan&)
{
    line.on_request = {actors::ds_lite()};
}

void with_map_e(actors::Line& line, const actors::Plan& plan)
{
    line.dhcp4 = false;
    line.delegated = actors::mapped_home(plan);
    line.on_request = {actors::map_e(plan)};
}

void with_map_t(actors::Line& line, const actors::Plan& plan)
{
    with_map_e(line, plan);
    line.on_request = {actors::map_t(plan)};
}

void with_lightweight(actors::Line& line, const actors::Plan& plan)
{
    with_map_e(line, plan);
    line.on_request = {actors::lightweight(plan)};
}

template <std::uint16_t code>
bool asks_for(const Bench& bench)
{
    return bench.dhcp6.is_asked_for(code);
}

/// IPv4 from the LAN to far, each flow from a port of its own.
void send_out4(Stage& stage, const std::string& name)
{
    const auto envelope = stage.bench.lan4.outbound(stage.bench.plan.far4);
    if (!envelope) {
        stage.not_sent(name, "the LAN host has no IPv4 address of the router");
        return;
    }
    for (int flow = 0; flow < kFlows; ++flow) {
        const frames::Udp udp{.source_port = static_cast<std::uint16_t>(kHostPort + 10 + flow),
                              .destination_port = kFarPort,
                              .payload = marker(name + "-" + std::to_string(flow))};
        stage.send_as(name, Port::lan, frames::build(*envelope, udp));
    }
}

/// A host without IPv4 of its own, which was told of the NAT64 by the resolver.
void send_out64(Stage& stage)
{
    const auto& bench = stage.bench;
    const auto own = bench.lan.global();
    const auto there = measure::embed(actors::nat64_prefix(), bench.plan.far4);
    stage.send_marked(Port::lan, "nat64.out", own ? bench.lan.outbound(*own, there) : std::nullopt);
}

}  // namespace

/// The LAN gets IPv4 from the router, and sends by it.
Script try_out(const std::string& name)
{
    const auto ask = [](Stage& stage) {
        stage.bench.lan4.forget();
        stage.send(Port::lan, stage.bench.lan4.discover());
    };
    const auto leased = [](const Bench& bench) { return bench.lan4.outbound(bench.plan.far4).has_value(); };
    return {{.name = name + ".lease4", .act = ask, .limit = kLease, .settled = leased},
            wait(name + ".set-up", kSetUp),
            {.name = name + ".out4", .act = [name](Stage& stage) { send_out4(stage, name + ".out4"); }, .limit = 2s}};
}

namespace {

Script nat64_only(const Mute& mute)
{
    const auto solicit = [](Stage& stage) { stage.send(Port::lan, stage.bench.lan.router_solicit()); };
    return boot_with("nat64", only_nat64, mute) + try_out("nat64") +
           Script{
               {.name = "nat64.out", .act = send_out64, .limit = 2s},
               {.name = "nat64.solicit", .act = solicit, .limit = 1s},
           };
}

}  // namespace

Script only_if(Wanted wanted, Script script)
{
    for (auto& step : script) {
        step.act = [wanted, act = std::move(step.act)](Stage& stage) {
            if (wanted(stage.bench)) {
                act(stage);
            }
        };
        step.settled = [wanted, settled = std::move(step.settled)](const Bench& bench) {
            return !wanted(bench) || (settled && settled(bench));
        };
    }
    return script;
}

namespace {

Script ask_upstream(const std::string& name)
{
    return {{.name = name, .act = [name](Stage& stage) { ask_resolvers(stage, name); }, .limit = 2s}};
}

}  // namespace

Script ipv4_service(const Options&)
{
    const auto mute = std::make_shared<bool>(false);
    const auto boot = [mute](const std::string& name, Turn turn) { return boot_with(name, turn, mute) + try_out(name); };
    return nat64_only(mute) + nat64_of_other_lengths(mute) +
           only_if(asks_for<option::kAftrName>,
                   boot("ds-lite", with_ds_lite) + full_frames() + ask_upstream("ds-lite.ask")) +
           only_if(asks_for<option::kAftrName>, boot("both", with_both)) +
           only_if(asks_for<option::kMapE>, boot("map-e", with_map_e) + to_another_home()) +
           only_if(asks_for<option::kMapT>, boot("map-t", with_map_t)) +
           only_if(asks_for<option::kLightweight>, boot("lw4o6", with_lightweight));
}

}  // namespace cpe::phases
