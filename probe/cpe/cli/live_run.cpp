#include "probe/cpe/cli/live_run.hpp"

#include "daemon/console.hpp"
#include "probe/cpe/capture/run_files.hpp"
#include "probe/cpe/cli/performance.hpp"
#include "probe/cpe/link/host_stack.hpp"
#include "probe/cpe/link/routes.hpp"

#include <algorithm>

namespace cpe::cli {
namespace {

using phases::Phase;

/// On a port that carries anything else we would measure, and disturb, something that is not the router under test.
measure::Result<void> refuse_busy(const RunOptions& options)
{
    for (const auto& interface : {options.lan, options.wan}) {
        if (!options.forced && link::carries_default_route(interface)) {
            return measure::error("this host's default route leaves by the interface", interface,
                                  "name a port that carries nothing else, or add --force");
        }
    }
    if (options.lan == options.wan) {
        return measure::error("LAN and WAN must be two ports", options.lan);
    }
    return {};
}

measure::Result<std::vector<const Phase*>> chosen_phases(const RunOptions& options)
{
    std::vector<const Phase*> chosen;
    for (const auto& phase : phases::all_phases()) {
        const bool named = std::ranges::find(options.phases, phase.name) != options.phases.end();
        const bool possible = !phase.needs_power || !options.power_command.empty();
        if (named && !possible) {
            return measure::error("the phase '" + std::string(phase.name) + "' switches the router off", "--phases",
                                  "say with --power COMMAND how: it is called with `on` or `off`");
        }
        if (named || (options.phases.empty() && possible && !phase.only_named)) {
            chosen.push_back(&phase);
        }
    }
    for (const auto& name : options.phases) {
        if (phases::find_phase(name) == nullptr) {
            return measure::error("there is no phase '" + name + "'", "--phases", "sextant-cpe list --phases shows them");
        }
    }
    return chosen;
}

measure::Result<actors::Plan> plan_of(const RunOptions& options)
{
    if (options.isp_block.empty()) {
        return actors::plan_within(actors::default_block());
    }
    return measure::parse_prefix(options.isp_block).and_then([](const auto& block) { return actors::plan_within(block); });
}

measure::Result<capture::Manifest> manifest_of(const RunOptions& options)
{
    return capture::parse_device(options.device).map([&](capture::Manifest manifest) {
        manifest.profile = options.profile;
        manifest.laboratory = options.laboratory;
        manifest.software = SEXTANT_VERSION;
        return manifest;
    });
}

measure::Result<Ports> open_ports(const RunOptions& options)
{
    auto lan = link::PcapPort::open(capture::Port::lan, options.lan);
    if (!lan) {
        return tl::unexpected(lan.error());
    }
    auto wan = link::PcapPort::open(capture::Port::wan, options.wan);
    if (!wan) {
        return tl::unexpected(wan.error());
    }
    return Ports{.lan = *std::move(lan), .wan = *std::move(wan)};
}

}  // namespace

measure::Result<void> record_run(const RunOptions& options)
{
    if (const auto refused = refuse_busy(options); !refused) {
        return refused;
    }
    const auto chosen = chosen_phases(options);
    const auto plan = plan_of(options);
    const auto manifest = manifest_of(options);
    for (const auto* failure :
         {chosen ? nullptr : &chosen.error(), plan ? nullptr : &plan.error(), manifest ? nullptr : &manifest.error()}) {
        if (failure != nullptr) {
            return tl::unexpected(*failure);
        }
    }
    const auto silenced = link::SilencedStack::on({options.lan, options.wan});
    auto ports = open_ports(options);
    if (!silenced || !ports) {
        return tl::unexpected(silenced ? ports.error() : silenced.error());
    }
    auto recorder = capture::Recorder::begin(options.folder, *manifest);
    if (!recorder) {
        return tl::unexpected(recorder.error());
    }
    actors::Bench bench(*plan);
    const phases::Options said{.has_power = !options.power_command.empty(),
                               .silence = std::chrono::seconds(options.silence_seconds)};
    phases::Conductor conductor(bench, *chosen, said);
    const link::Switches switches(options.power_command, options.link_command, options.lan, options.wan);
    return Performance(bench, conductor, *std::move(ports), switches, *std::move(recorder)).play();
}

}  // namespace cpe::cli
