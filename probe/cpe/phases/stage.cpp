#include "probe/cpe/phases/stage.hpp"

#include "probe/cpe/frames/build.hpp"

namespace cpe::phases {

frames::Octets marker(std::string_view name, std::size_t padding)
{
    auto octets = frames::Writer().text("sextant:").text(name).take();
    octets.resize(octets.size() + padding);
    return octets;
}

void Stage::send(Port port, frames::Octets octets)
{
    effects.emplace_back(actors::Sending{.port = port, .octets = std::move(octets)});
}

void Stage::send_as(const std::string& name, Port port, frames::Octets octets)
{
    send(port, std::move(octets));
    note(std::string(capture::kSent), {{"name", name}});
}

void Stage::not_sent(const std::string& name, const std::string& why)
{
    note("not-sent", {{"name", name}, {"why", why}});
}

void Stage::send_marked(Port port, const std::string& name, const std::optional<frames::Envelope>& envelope,
                        std::size_t padding)
{
    if (!envelope) {
        not_sent(name, "the router is not known on this port");
        return;
    }
    const bool from_host = port == Port::lan;
    const frames::Udp udp{.source_port = from_host ? kHostPort : kFarPort,
                          .destination_port = from_host ? kFarPort : kHostPort,
                          .payload = marker(name, padding)};
    send_as(name, port, frames::build(*envelope, udp));
}

void Stage::note(std::string name, std::map<std::string, std::string> detail)
{
    effects.emplace_back(Note{.name = std::move(name), .detail = std::move(detail)});
}

void Stage::power(bool on)
{
    effects.emplace_back(SetPower{on});
}

void Stage::carrier(Port port, bool up)
{
    effects.emplace_back(SetCarrier{.port = port, .up = up});
}

}  // namespace cpe::phases
