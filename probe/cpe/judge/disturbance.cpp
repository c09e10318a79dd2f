#include "probe/cpe/judge/disturbance.hpp"

#include "probe/cpe/actors/metronome.hpp"

#include <algorithm>
#include <ranges>
#include <set>

namespace cpe::judge {
namespace {

using namespace std::chrono_literals;

constexpr auto kBoot = 90s;             ///< Slower than this after power-on is no boot any more.
constexpr auto kAnswer = 2s;            ///< The next echo of the control goes out then.
constexpr std::size_t kDead = 3;        ///< So many echoes in a row without an answer are no chance.
constexpr auto kShort = 20s;            ///< A router may well say nothing for so long.
constexpr std::ptrdiff_t kInVain = 10;  ///< So many frames of ours to a port from which nothing came.

/// One echo of the control on the LAN.
struct Beat {
    Time time;
    bool answered = false;
};

bool is_control(const Packet& packet, bool request)
{
    const auto* echo = as<frames::Echo>(packet);
    return echo != nullptr && echo->request == request && echo->id == actors::Metronome::kEchoId;
}

std::vector<Beat> beats_on_lan(const Scene& scene)
{
    std::vector<Beat> beats;
    for (const auto& packet : scene.packets()) {
        if (packet.port != Port::lan) {
            continue;
        }
        if (packet.sent && is_control(packet, true)) {
            beats.push_back({.time = packet.time});
        } else if (!packet.sent && is_control(packet, false) && !beats.empty()) {
            beats.back().answered = beats.back().answered || packet.time - beats.back().time <= kAnswer;
        }
    }
    return beats;
}

/// From each power cut of ours until the router had time to boot.
std::vector<Span> planned(const Scene& scene)
{
    std::vector<Span> spans;
    for (const auto& off : scene.all_noted("power.off")) {
        const auto ons = scene.all_noted("power.on");
        const auto on = std::ranges::find_if(ons, [&](Time time) { return time >= off; });
        spans.push_back({.from = off, .to = (on == ons.end() ? scene.whole().to : *on) + kBoot});
    }
    return spans;
}

bool within_any(const std::vector<Span>& spans, Time time)
{
    return std::ranges::any_of(spans, [&](const Span& span) { return span.has(time); });
}

/// Stretches of the run in which the control on the LAN was not answered.
std::vector<std::pair<Span, std::size_t>> mute_stretches(const Scene& scene)
{
    const auto calm = planned(scene);
    std::vector<std::pair<Span, std::size_t>> found;
    bool open = false;
    for (const auto& beat : beats_on_lan(scene)) {
        if (beat.answered || within_any(calm, beat.time)) {
            open = false;
            continue;
        }
        if (!open) {
            found.push_back({{.from = beat.time, .to = beat.time}, 0});
            open = true;
        }
        found.back().first.to = beat.time + kAnswer;
        ++found.back().second;
    }
    return found;
}

/// The phases that a span touches.
std::vector<std::string> phases_of(const Scene& scene, const Span& span)
{
    std::set<std::string> names;
    for (const auto& stimulus : scene.stimuli()) {
        const auto phase = scene.phase(stimulus.phase);
        if (phase && phase->from <= span.to && span.from <= phase->to) {
            names.insert(stimulus.phase);
        }
    }
    return {names.begin(), names.end()};
}

/// The router probes for its own link-local address on the LAN (RFC 4862 section 5.4) where it had already answered the control: its
/// interface came up a second time, and nobody had cut its power.
std::vector<Time> restarts(const Scene& scene)
{
    const auto calm = planned(scene);
    std::vector<Time> found;
    std::optional<frames::Mac> router;  // whoever answers the control: on a LAN in service other hosts probe too
    for (const auto* packet : scene.received(Port::lan, scene.whole())) {
        const auto* probe = as<frames::NeighborSolicit>(*packet);
        const bool again = router == packet->frame.source && probe != nullptr &&
                           frames::is_unspecified(packet->frame.ip->source) && frames::is_link_local(probe->target);
        router = is_control(*packet, false) ? packet->frame.source : router;
        if (again && !within_any(calm, packet->time)) {
            found.push_back(packet->time);
        }
    }
    return found;
}

void add_restarts(const Scene& scene, std::vector<Disturbance>& all)
{
    for (const auto& time : restarts(scene)) {
        for (const auto& phase : phases_of(scene, {.from = time - kAnswer, .to = time})) {
            all.push_back({.phase = phase, .reason = "the router started again in mid-run"});
        }
    }
}

void add_mute(const Scene& scene, std::vector<Disturbance>& all)
{
    for (const auto& [span, beats] : mute_stretches(scene)) {
        if (beats < kDead) {
            continue;
        }
        const bool lives = !scene.received(Port::wan, span).empty();
        const auto* reason =
            lives ? "the router did not answer on the LAN in mid-run" : "the router answered nothing in mid-run";
        for (const auto& phase : phases_of(scene, span)) {
            all.push_back({.phase = phase, .lan = true, .wan = !lives, .reason = reason});
        }
    }
}

/// Was the router meant to speak on a port in a phase? It was if much was said to it there, if it was switched on, and always on one
/// of the two.
bool had_cause(const Scene& scene, const std::string& phase, Port port)
{
    const auto span = *scene.phase(phase);
    const auto said = std::ranges::count_if(
        scene.packets(), [&](const Packet& packet) { return packet.sent && packet.port == port && span.has(packet.time); });
    const auto other = port == Port::lan ? Port::wan : Port::lan;
    const bool mute = span.to - span.from > kShort && scene.received(other, span).empty();
    return said >= kInVain || mute || (port == Port::wan && scene.noted(phase, "power.on").has_value());
}

/// A phase in which nothing came from a port though it should: nobody is there, and silence means nothing.
void add_empty(const Scene& scene, std::vector<Disturbance>& all)
{
    for (const auto& name : phases_of(scene, scene.whole())) {
        for (const auto port : {Port::lan, Port::wan}) {
            if (scene.received(port, *scene.phase(name)).empty() && had_cause(scene, name, port)) {
                const bool lan = port == Port::lan;
                all.push_back({.phase = name,
                               .lan = lan,
                               .wan = !lan,
                               .reason = std::string("nothing came from the router on the ") + (lan ? "LAN" : "WAN") +
                                         " in the phase " + name});
            }
        }
    }
}

/// The carrier of the LAN port is never ours to take; the one of the WAN port is, in between two notes.
void add_lost_ports(const Scene& scene, std::vector<Disturbance>& all)
{
    bool down = false;
    for (const auto& stimulus : scene.stimuli()) {
        down = stimulus.name == "carrier.down" || (down && stimulus.name != "carrier.up");
        const auto port = stimulus.detail.find("port");
        if (stimulus.name != "send-failed" || port == stimulus.detail.end() || (down && port->second == "wan")) {
            continue;
        }
        all.push_back(
            {.phase = stimulus.phase, .reason = "our port on the " + port->second + " lost its carrier in mid-run"});
    }
}

void add_others(const Scene& scene, std::vector<Disturbance>& all)
{
    std::set<frames::Mac> routers;
    for (const auto& [packet, advert] : scene.adverts(Port::lan, scene.whole())) {
        routers.insert(packet->frame.source);
    }
    if (routers.size() > 1) {
        all.push_back({.phase = {}, .reason = "more than one router advertises on the LAN"});
    }
    if (!scene.all_noted("clock.stepped").empty()) {
        all.push_back({.phase = {}, .reason = "the clock of this host was set in mid-run"});
    }
}

bool names_phase(std::string_view phases, std::string_view name)
{
    for (const auto part : std::views::split(phases, ' ')) {
        if (std::string_view(part.begin(), part.end()) == name) {
            return true;
        }
    }
    return false;
}

}  // namespace

std::vector<Disturbance> disturbances(const Scene& scene)
{
    std::vector<Disturbance> all;
    add_others(scene, all);
    add_lost_ports(scene, all);
    add_restarts(scene, all);
    add_mute(scene, all);
    add_empty(scene, all);
    return all;
}

std::optional<std::string> disturbed(const std::vector<Disturbance>& all, const Row& row)
{
    const bool both = row.vantage.find('B') != std::string_view::npos;
    const bool lan = both || row.vantage.find('L') != std::string_view::npos;
    const bool wan = both || row.vantage.find('W') != std::string_view::npos;
    for (const auto& each : all) {
        const bool touches = (each.lan && lan) || (each.wan && wan);
        if (touches && (each.phase.empty() || names_phase(row.phases, each.phase))) {
            return each.reason;
        }
    }
    return std::nullopt;
}

}  // namespace cpe::judge
