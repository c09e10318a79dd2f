#include "probe/cpe/phases/pacer.hpp"

namespace cpe::phases {

using frames::Envelope;

std::optional<Envelope> far_to_host(const Stage& stage)
{
    const auto own = stage.bench.lan.global();
    return own ? stage.bench.isp.inbound(stage.bench.plan.far, *own) : std::nullopt;
}

std::optional<Envelope> host_to_far(const Stage& stage)
{
    const auto own = stage.bench.lan.global();
    return own ? stage.bench.lan.outbound(*own, stage.bench.plan.far) : std::nullopt;
}

void Pacer::add(const std::string& name, std::function<void(Stage&)> act, milliseconds pace)
{
    moments_.list.push_back({.at = moments_.end, .name = name, .act = std::move(act)});
    moments_.end += pace;
}

void Pacer::inbound(const std::string& name, Make make)
{
    add(name, [name, make = std::move(make)](Stage& stage) {
        const auto envelope = far_to_host(stage);
        envelope ? stage.send_as(name, Port::wan, make(*envelope)) : stage.not_sent(name, std::string(kNoHost));
    });
}

void Pacer::outbound(const std::string& name, Make make)
{
    add(name, [name, make = std::move(make)](Stage& stage) {
        const auto envelope = host_to_far(stage);
        envelope ? stage.send_as(name, Port::lan, make(*envelope)) : stage.not_sent(name, std::string(kNoHost));
    });
}

Make udp_named(std::uint16_t from, std::uint16_t to, const std::string& name)
{
    return [=](const Envelope& envelope) {
        return frames::build(envelope, frames::Udp{.source_port = from, .destination_port = to, .payload = marker(name)});
    };
}

Make bare_named(std::uint8_t protocol, const std::string& name)
{
    return [=](const Envelope& envelope) { return frames::packet(envelope, protocol, marker(name, 16)); };
}

}  // namespace cpe::phases
