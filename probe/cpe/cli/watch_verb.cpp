#include "probe/cpe/cli/watch_verb.hpp"

#include "daemon/console.hpp"
#include "measure/time.hpp"
#include "probe/cpe/capture/run_files.hpp"
#include "probe/cpe/cli/performance.hpp"
#include "probe/cpe/link/host_stack.hpp"
#include "probe/cpe/link/routes.hpp"
#include "probe/cpe/watch/state.hpp"

#include <algorithm>

namespace cpe::cli {
namespace {

using namespace std::chrono_literals;
namespace fs = std::filesystem;

/// Neighbour discovery, echoes and DHCPv6: nothing of what the people on this LAN do is recorded.
constexpr auto kRecorded = "icmp6 or (ip6 and udp and (port 546 or port 547))";
/// How long a round's questions take: what is left of its time is listened.
constexpr auto kQuestions = 40s;

std::string stamp()
{
    auto text =
        measure::to_rfc3339(std::chrono::time_point_cast<std::chrono::microseconds>(std::chrono::system_clock::now()));
    std::erase_if(text, [](char letter) { return letter == '-' || letter == ':'; });
    return text.substr(0, text.find('.'));
}

measure::Result<watch::State> known(const fs::path& file)
{
    if (!fs::exists(file)) {
        return watch::State{};
    }
    return capture::read_file(file).and_then([](const std::string& text) { return watch::read_state(text); });
}

/// Evidence older than its time goes, but that of a change stays.
void prune(const fs::path& rounds, const watch::State& state, int days)
{
    const auto oldest = fs::file_time_type::clock::now() - std::chrono::hours(24) * days;
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(rounds, ignored)) {
        const bool kept = std::ranges::find(state.kept, entry.path().filename().string()) != state.kept.end();
        if (!kept && fs::last_write_time(entry.path() / "run.json", ignored) < oldest) {
            fs::remove_all(entry.path(), ignored);
        }
    }
}

std::string line_of(const watch::Change& change, const std::string& round)
{
    return round + " " + change.row + ": " + std::string(to_string(change.before)) + " -> " +
           std::string(to_string(change.now)) + ": " + change.reason;
}

/// All that lasts longer than a round.
struct Watch {
    const WatchOptions& options;
    capture::Manifest manifest;
    Ports ports;
    actors::Bench bench;
    watch::State state;

    measure::Result<void> play_round();
};

measure::Result<void> Watch::play_round()
{
    const auto name = stamp();
    const auto folder = options.folder / "rounds" / name;
    auto recorder = capture::Recorder::begin(folder, manifest);
    if (!recorder) {
        return tl::unexpected(recorder.error());
    }
    const phases::Options said{
        .has_wan = false,
        .listen = std::max<std::chrono::seconds>(5s, std::chrono::minutes(options.every_minutes) - kQuestions)};
    phases::Conductor conductor(bench, {&phases::watch_round()}, said);
    const link::Switches switches({}, {}, options.lan, {});
    if (auto played = Performance(bench, conductor, ports, switches, *std::move(recorder)).play(); !played) {
        return played;
    }
    if (Performance::interrupted()) {  // half a round proves nothing
        std::error_code ignored;
        fs::remove_all(folder, ignored);
        return {};
    }
    const auto run = capture::read_run(folder);
    if (!run) {
        return tl::unexpected(run.error());
    }
    for (const auto& change : watch::take_round(state, *run, name, std::chrono::hours(options.window_hours))) {
        daemons::print(line_of(change, name) + "\n");
    }
    prune(options.folder / "rounds", state, options.keep_days);
    return capture::write_file(options.folder / "state.json", watch::to_json(state));
}

measure::Result<void> watch(const WatchOptions& options)
{
    if (!options.forced && link::carries_default_route(options.lan)) {
        return measure::error("this host's default route leaves by the interface", options.lan,
                              "name a port that carries nothing else, or add --force");
    }
    auto manifest = capture::parse_device(options.device);
    auto state = known(options.folder / "state.json");
    auto lan = link::PcapPort::open(capture::Port::lan, options.lan, kRecorded);
    const auto silenced = link::SilencedStack::on({options.lan});
    using Failures = std::initializer_list<const measure::Error*>;
    for (const auto* failure : Failures{manifest ? nullptr : &manifest.error(), state ? nullptr : &state.error(),
                                        lan ? nullptr : &lan.error(), silenced ? nullptr : &silenced.error()}) {
        if (failure != nullptr) {
            return tl::unexpected(*failure);
        }
    }
    manifest->laboratory = options.laboratory;
    manifest->software = SEXTANT_VERSION;
    manifest->profile = "watch";
    Watch it{.options = options,
             .manifest = *manifest,
             .ports = {.lan = *std::move(lan), .wan = {}},
             .bench = actors::Bench(*actors::plan_within(actors::default_block())),
             .state = *std::move(state)};
    for (int round = 0; (options.rounds == 0 || round < options.rounds) && !Performance::interrupted(); ++round) {
        if (auto played = it.play_round(); !played) {
            return played;
        }
    }
    return {};
}

}  // namespace

int watch_router(const WatchOptions& options)
{
    const auto watched = watch(options);
    return watched ? daemons::code(daemons::Exit::ok) : daemons::complain(watched.error());
}

}  // namespace cpe::cli
