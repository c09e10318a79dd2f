#include "probe/cpe/phases/pacer.hpp"

#include <array>
#include <random>

namespace cpe::phases {
namespace {

using namespace std::chrono_literals;
using frames::Address;
using frames::Prefix;

constexpr std::array<std::uint16_t, 3> kPorts{23, 80, 443};
constexpr std::size_t kDoors = 8;
constexpr auto kPace = 370ms;
/// The same /64s in every run of the same delegation.
constexpr std::uint32_t kSeed = 0x5E;

/// The first /64 of the delegation, the last, and six drawn; the LAN's own is another row's.
std::optional<Prefix> chosen(const Stage& stage, std::size_t which)
{
    const auto& delegated = stage.bench.line.delegated;
    if (!delegated || delegated->length >= 62) {
        return std::nullopt;
    }
    const auto count = std::uint64_t{1} << (64U - delegated->length);
    std::mt19937 draw(kSeed);
    std::uint64_t number = which == 0 ? 0 : count - 1;
    for (std::size_t i = 1; i < which; ++i) {
        number = draw() % count;
    }
    const auto found = frames::subnet(*delegated, number);
    return found == stage.bench.lan.global_prefix() ? frames::subnet(*delegated, (number + 1) % count) : found;
}

void knock(Stage& stage, const std::string& name, const Address& address, std::uint16_t port)
{
    const auto envelope = stage.bench.isp.inbound(stage.bench.plan.far, address);
    const frames::Tcp syn{.source_port = static_cast<std::uint16_t>(53000 + port),
                          .destination_port = port,
                          .sequence = port,
                          .flags = frames::Tcp::kSyn};
    envelope ? stage.send_as(name, Port::wan, frames::build(*envelope, syn))
             : stage.not_sent(name, "the router is not known on the WAN");
}

/// Routers like to be the first host of a network.
void knock_at(Stage& stage, std::size_t which, std::uint16_t port, bool again)
{
    const auto name = "port.tcp-other" + std::to_string(which) + "-" + std::to_string(port) + (again ? "-again" : "");
    const auto network = chosen(stage, which);
    if (!network) {
        stage.not_sent(name, "the line delegates no more than a few networks");
        return;
    }
    const auto address = frames::host_in(*network, 1);
    if (!again || stage.bench.lookout.opened(address, port)) {
        knock(stage, name, address, port);
    }
}

}  // namespace

Moments other_doors(milliseconds start)
{
    Pacer pacer(start);
    for (const auto port : kPorts) {
        for (std::size_t which = 0; which < kDoors; ++which) {
            pacer.add(
                "port.other", [=](Stage& stage) { knock_at(stage, which, port, false); },
                std::chrono::duration_cast<milliseconds>(kPace));
        }
    }
    for (const auto port : kPorts) {
        for (std::size_t which = 0; which < kDoors; ++which) {
            pacer.add(
                "port.other-again", [=](Stage& stage) { knock_at(stage, which, port, true); }, 50ms);
        }
    }
    return pacer.take();
}

}  // namespace cpe::phases
