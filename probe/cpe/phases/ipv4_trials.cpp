#include "probe/cpe/phases/ipv4_trials.hpp"

#include "probe/cpe/actors/softwire_offers.hpp"
#include "probe/cpe/frames/build.hpp"
#include "probe/cpe/frames/fragments.hpp"

namespace cpe::phases {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t kFull = 1500;
constexpr std::size_t kHeaders = 20 + 8;
constexpr std::uint16_t kFullPort = 40030;

template <std::uint8_t length>
void only_nat64_of(actors::Line& line, const actors::Plan& plan)
{
    line.dhcp4 = false;
    line.nat64 = actors::nat64_prefix(plan, length);
}

bool is_translating(const Bench& bench)
{
    return bench.far.is_translated_to();
}

void send_full(Stage& stage, const std::string& name, bool may_be_cut)
{
    const auto envelope = stage.bench.lan4.outbound(stage.bench.plan.far4);
    if (!envelope) {
        stage.not_sent(name, "the LAN host has no IPv4 address of the router");
        return;
    }
    const auto mark = marker(name, kFull - kHeaders - marker(name).size());
    auto frame =
        frames::build(*envelope, frames::Udp{.source_port = kFullPort, .destination_port = kFarPort, .payload = mark});
    stage.send_as(name, Port::lan, may_be_cut ? std::move(frame) : frames::not_to_be_cut(std::move(frame)));
}

void send_to_another_home(Stage& stage)
{
    const auto other = actors::other_home(stage.bench.plan);
    const auto envelope = stage.bench.lan4.outbound(other.address);
    if (!envelope) {
        stage.not_sent("map-e.other-home", "the LAN host has no IPv4 address of the router");
        return;
    }
    const frames::Udp udp{.source_port = kFullPort, .destination_port = other.port, .payload = marker("map-e.other-home")};
    stage.send_as("map-e.other-home", Port::lan, frames::build(*envelope, udp));
}

}  // namespace

Script nat64_of_other_lengths(const Mute& mute)
{
    // Silence is only proved by a control that is answered after it.
    const auto one = [&](const std::string& name, Turn turn) {
        return boot_with(name, turn, mute) + try_out(name) + Script{wait(name + ".rest", 4s)};
    };
    return only_if(is_translating, one("nat64-32", only_nat64_of<32>) + one("nat64-40", only_nat64_of<40>) +
                                       one("nat64-48", only_nat64_of<48>) + one("nat64-56", only_nat64_of<56>) +
                                       one("nat64-64", only_nat64_of<64>));
}

Script full_frames()
{
    return {{.name = "full.cut", .act = [](Stage& stage) { send_full(stage, "full.cut", true); }, .limit = 2s},
            {.name = "full.whole", .act = [](Stage& stage) { send_full(stage, "full.whole", false); }, .limit = 2s}};
}

Script to_another_home()
{
    return {{.name = "map-e.other-home", .act = send_to_another_home, .limit = 2s}};
}

}  // namespace cpe::phases
