#include "probe/cpe/cli/live_run.hpp"

#include "daemon/console.hpp"
#include "probe/cpe/capture/run_files.hpp"
#include "probe/cpe/cli/performance.hpp"
#include "probe/cpe/link/host_stack.hpp"
#include "probe/cpe/link/routes.hpp"
#include "probe/cpe/profiles/profile_file.hpp"

#include <algorithm>

namespace cpe::cli {
namespace {

using phases::Phase;

/// On a port that carries anything else we would measure, and disturb, something that is not the router under test.
measure::Result<void> refuse_busy(const RunOptions& options)
{
    for (const auto& interface : {options.lan, options.wan}) {
        if (!interface.empty() && !options.forced && link::carries_default_route(interface)) {
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
    const bool has_power = !options.without_power && link::Switches::has_power(options.power_command);
    for (const auto& phase : phases::all_phases()) {
        const bool named = std::ranges::find(options.phases, phase.name) != options.phases.end();
        const bool possible = !phase.needs_power || has_power;
        if (named && options.wan.empty() && !phase.on_lan_alone) {
            return measure::error("the phase '" + std::string(phase.name) + "' needs the router's WAN side", "--phases",
                                  "add --wan, or name passive and steady alone");
        }
        if (named && !possible) {
            return measure::error("the phase '" + std::string(phase.name) + "' switches the router off", "--phases",
                                  "say with --power COMMAND how: it is called with `on` or `off`; or run it at a terminal, "
                                  "where it is asked for");
        }
        const bool fits = possible && !phase.only_named && (phase.on_lan_alone || !options.wan.empty());
        if (named || (options.phases.empty() && fits)) {
            chosen.push_back(&phase);
        }
    }
    for (const auto& name : options.phases) {
        if (phases::find_phase(name) == nullptr) {
            return measure::error("there is no phase '" + name + "'", "--phases", "sextant-cpe list --phases shows them");
        }
    }
    return phases::in_order_of_play(std::move(chosen));
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
    Ports ports{.lan = *std::move(lan), .wan = {}};
    if (!options.wan.empty()) {
        auto wan = link::PcapPort::open(capture::Port::wan, options.wan);
        if (!wan) {
            return tl::unexpected(wan.error());
        }
        ports.wan = *std::move(wan);
    }
    return ports;
}

/// What a run needs to be known before any port is touched.
struct Prepared {
    std::vector<const Phase*> phases;
    actors::Plan plan;
    capture::Manifest manifest;
    std::string profile;  ///< Its text, as it is kept beside the run.
};

measure::Result<Prepared> prepare(const RunOptions& options)
{
    auto chosen = chosen_phases(options);
    const auto plan = plan_of(options);
    auto manifest = manifest_of(options);
    const auto text = profiles::text_of(options.profile);
    const auto profile = text.and_then([&](const auto& toml) { return profiles::read(toml, options.profile); });
    using Failures = std::initializer_list<const measure::Error*>;
    for (const auto* failure : Failures{chosen ? nullptr : &chosen.error(), plan ? nullptr : &plan.error(),
                                        manifest ? nullptr : &manifest.error(), profile ? nullptr : &profile.error()}) {
        if (failure != nullptr) {
            return tl::unexpected(*failure);
        }
    }
    manifest->profile = profile->name;
    return Prepared{.phases = *std::move(chosen), .plan = *plan, .manifest = *std::move(manifest), .profile = *text};
}

measure::Result<capture::Recorder> begin_recording(const RunOptions& options, const Prepared& prepared)
{
    auto recorder = capture::Recorder::begin(options.folder, prepared.manifest);
    if (recorder) {
        if (const auto kept = capture::write_file(options.folder / profiles::kCopy, prepared.profile); !kept) {
            return tl::unexpected(kept.error());
        }
    }
    return recorder;
}

}  // namespace

measure::Result<void> record_run(const RunOptions& options)
{
    if (const auto refused = refuse_busy(options); !refused) {
        return refused;
    }
    const auto prepared = prepare(options);
    if (!prepared) {
        return tl::unexpected(prepared.error());
    }
    auto interfaces = std::vector{options.lan};
    if (!options.wan.empty()) {
        interfaces.push_back(options.wan);
    }
    const auto silenced = link::SilencedStack::on(interfaces);
    auto ports = open_ports(options);
    if (!silenced || !ports) {
        return tl::unexpected(silenced ? ports.error() : silenced.error());
    }
    auto recorder = begin_recording(options, *prepared);
    if (!recorder) {
        return tl::unexpected(recorder.error());
    }
    actors::Bench bench(prepared->plan);
    const phases::Options said{.has_power = link::Switches::has_power(options.power_command),
                               .silence = std::chrono::seconds(options.silence_seconds),
                               .has_wan = !options.wan.empty(),
                               .may_scan = options.may_scan};
    phases::Conductor conductor(bench, prepared->phases, said);
    const link::Switches switches(options.power_command, options.link_command, options.lan, options.wan);
    return Performance(bench, conductor, *ports, switches, *std::move(recorder)).play();
}

}  // namespace cpe::cli
