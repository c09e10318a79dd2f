#include "probe/cpe/judge/lifetimes.hpp"

namespace cpe::judge {
namespace {

namespace dhcp6 = frames::dhcp6;

/// The last word of our server on prefixes, up to a time: what `wanted` picks, with the latest grant winning.
template <typename Wanted>
std::optional<Left> last_grant(const Scene& scene, Time at, Wanted wanted)
{
    std::optional<Left> left;
    for (const auto& [packet, message] : scene.dhcp(Port::wan, {.from = scene.whole().from, .to = at}, true)) {
        if (message.kind != dhcp6::Kind::reply) {
            continue;
        }
        for (const auto& association : dhcp6::associations(message, dhcp6::option::kIaPd)) {
            for (const auto& leased : association.leased) {
                if (wanted(leased)) {
                    const auto age = at - packet->time;
                    left = Left{.preferred = std::chrono::seconds(leased.preferred) - age,
                                .valid = std::chrono::seconds(leased.valid) - age,
                                .granted = packet};
                }
            }
        }
    }
    return left;
}

}  // namespace

std::optional<Left> left_of(const Scene& scene, const frames::Address& address, Time at)
{
    return last_grant(scene, at, [&](const auto& leased) { return measure::contains(leased.prefix, address); });
}

std::optional<Left> longest_left(const Scene& scene, Time at)
{
    return last_grant(scene, at, [](const auto& leased) { return leased.valid > 0; });
}

}  // namespace cpe::judge
