#include "probe/cpe/judge/silence.hpp"

#include "probe/cpe/actors/metronome.hpp"

#include <algorithm>

namespace cpe::judge {
namespace {

using namespace std::chrono_literals;

constexpr auto kControl = 5s;

bool answers_control(const Scene& scene, Port port, const Span& span)
{
    const auto packets = scene.received(port, span);
    return std::ranges::any_of(packets, [](const Packet* packet) {
        const auto* echo = as<frames::Echo>(*packet);
        return echo != nullptr && !echo->request && echo->id == actors::Metronome::kEchoId;
    });
}

std::string port_name(Port port)
{
    return port == Port::lan ? "LAN" : "WAN";
}

}  // namespace

std::optional<std::string> why_unproven(const Scene& scene, Port port, const Span& span)
{
    if (!answers_control(scene, port, {.from = span.from - kControl, .to = span.from})) {
        return "the router did not answer the control echo on the " + port_name(port) + " in the 5 s before";
    }
    if (!answers_control(scene, port, {.from = span.to, .to = span.to + kControl})) {
        return "the router did not answer the control echo on the " + port_name(port) + " in the 5 s after";
    }
    return std::nullopt;
}

std::optional<std::string> why_unproven_at_boot(const Scene& scene, const Span& span)
{
    if (scene.received(Port::wan, span).empty()) {
        return "no frame of the router came on the WAN in this time";
    }
    return std::nullopt;
}

Finding if_silence_counts(const Scene& scene, Port port, const Span& span, Finding otherwise)
{
    if (auto why = why_unproven(scene, port, span)) {
        return not_observed(*std::move(why));
    }
    return otherwise;
}

}  // namespace cpe::judge
