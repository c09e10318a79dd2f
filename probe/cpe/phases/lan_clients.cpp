#include "probe/cpe/phases/lan_clients.hpp"

#include "probe/cpe/frames/build.hpp"

namespace cpe::phases {
namespace {

using namespace std::chrono_literals;
using frames::Address;

constexpr std::uint32_t kHinting = 21;
constexpr std::uint8_t kHint = 60;
constexpr auto kPace = 1200ms;
constexpr std::uint64_t kNewHost = 0x5E0A'7000'0000'0909;

/// A host in the prefix that a client was delegated.
std::optional<Address> behind(const Bench& bench, std::uint32_t client)
{
    for (const auto& association : bench.client.held(client)) {
        if (association.code == frames::dhcp6::option::kIaPd && !association.leased.empty()) {
            return frames::host_in(association.leased.front().prefix, 0x101);
        }
    }
    return std::nullopt;
}

/// From there to far, or back to it; the address is kept for when the prefix was released.
void cross(Stage& stage, const std::string& name, Port port, const std::optional<Address>& inside)
{
    if (!inside) {
        stage.not_sent(name, "no prefix was delegated on the LAN");
        return;
    }
    const auto& far = stage.bench.plan.far;
    stage.send_marked(port, name,
                      port == Port::lan ? stage.bench.lan.outbound(*inside, far) : stage.bench.isp.inbound(far, *inside));
}

Step crossing(const std::string& name, Port port, std::uint32_t client)
{
    return {
        .name = name, .act = [=](Stage& stage) { cross(stage, name, port, behind(stage.bench, client)); }, .limit = kPace};
}

/// The address is that of before the Release: only so it is known to be that of nobody afterwards.
void release(Stage& stage)
{
    const auto inside = behind(stage.bench, kReleasesPrefix);
    const auto giving_back = stage.bench.client.release(kReleasesPrefix);
    if (!inside || !giving_back) {
        stage.not_sent("release-prefix", "no prefix was delegated on the LAN");
        return;
    }
    stage.send_as("release-prefix", Port::lan, *giving_back);
}

Script delegated_traffic()
{
    return {crossing("delegated.out", Port::lan, kKeepsPrefix),
            crossing("delegated.back", Port::wan, kKeepsPrefix),
            crossing("released.out", Port::lan, kReleasesPrefix),
            crossing("released.before", Port::wan, kReleasesPrefix),
            {.name = "release-prefix", .act = release, .limit = 2s},
            crossing("released.after", Port::wan, kReleasesPrefix),
            {.name = "solicit-prefix-hint",
             .act =
                 [](Stage& stage) {
                     stage.send_as("solicit-prefix-hint", Port::lan, stage.bench.client.solicit_prefix(kHinting, kHint));
                 },
             .limit = 2s}};
}

/// RFC 9131 section 4: a new address is announced to the routers by an advertisement that nobody asked for, without override.
void announce_oneself(Stage& stage)
{
    const auto prefix = stage.bench.lan.global_prefix();
    if (!prefix) {
        stage.not_sent("gratuitous.advert", "the LAN has no global prefix");
        return;
    }
    const auto own = frames::host_in(*prefix, kNewHost);
    const auto envelope = frames::to_group(stage.bench.plan.host_mac, own, frames::all_routers());
    stage.send_as("gratuitous.advert", Port::lan,
                  frames::build(envelope, frames::NeighborAdvert{.target = own, .target_link = stage.bench.plan.host_mac}));
}

void cross_new(Stage& stage, const std::string& name, Port port)
{
    const auto prefix = stage.bench.lan.global_prefix();
    cross(stage, name, port, prefix ? std::optional(frames::host_in(*prefix, kNewHost)) : std::nullopt);
}

Script new_host()
{
    return {
        {.name = "gratuitous.advert", .act = announce_oneself, .limit = 1s},
        {.name = "gratuitous.out", .act = [](Stage& stage) { cross_new(stage, "gratuitous.out", Port::lan); }, .limit = 1s},
        {.name = "gratuitous.back",
         .act = [](Stage& stage) { cross_new(stage, "gratuitous.back", Port::wan); },
         .limit = 3s}};
}

Step discover(const std::string& name, bool wants_ipv6_only)
{
    return {.name = name,
            .act = [=](Stage& stage) { stage.send_as(name, Port::lan, stage.bench.lan4.discover(wants_ipv6_only)); },
            .limit = 4s};
}

void renew(Stage& stage)
{
    const auto renewal = stage.bench.client.renew(kKeepsPrefix);
    renewal ? stage.send_as("renew-prefix", Port::lan, *renewal)
            : stage.not_sent("renew-prefix", "no prefix was delegated on the LAN");
}

}  // namespace

Script lan_leases4()
{
    return {discover("discover.option-108", true), discover("discover", false)};
}

Script lan_clients()
{
    return delegated_traffic() + new_host() + lan_leases4();
}

Script lan_renewals()
{
    return {{.name = "renew-prefix", .act = renew, .limit = 2s},
            {.name = "solicit-released",
             .act =
                 [](Stage& stage) {
                     stage.send_as("solicit-released", Port::lan, stage.bench.client.solicit_prefix(kReleasesPrefix));
                 },
             .limit = 2s}};
}

}  // namespace cpe::phases
