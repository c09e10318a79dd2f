#include "probe/cpe/judge/expect.hpp"
#include "probe/cpe/judge/lifetimes.hpp"
#include "probe/cpe/judge/rules.hpp"

#include <algorithm>

namespace cpe::judge::rules {
namespace {

using namespace std::chrono_literals;
using namespace frames::dhcp6;

constexpr auto kSlack = 2s;
constexpr std::uint32_t kPreferredLimit = 2700;  ///< ND_PREFERRED_LIMIT, RFC 9096 section 4.
constexpr std::uint32_t kValidLimit = 5400;      ///< ND_VALID_LIMIT, the same.

bool exceeds(std::uint32_t lifetime, std::chrono::nanoseconds left)
{
    return std::chrono::seconds(lifetime) > std::max<std::chrono::nanoseconds>(left, 0s) + kSlack;
}

/// The prefix options of one advertisement against what is left on the WAN.
std::optional<Finding> prefixes_exceed(const Scene& scene, const Advert& heard)
{
    for (const auto& info : heard.advert->prefixes) {
        const auto left = left_of(scene, info.prefix.base, heard.packet->time);
        if (left && (exceeds(info.preferred, left->preferred) || exceeds(info.valid, left->valid))) {
            return fail(measure::to_string(info.prefix) + " is announced with " + std::to_string(info.preferred) + "/" +
                            std::to_string(info.valid) + " s when " + in_words(left->preferred) + "/" +
                            in_words(left->valid) + " are left on the WAN",
                        {left->granted, heard.packet});
        }
    }
    return std::nullopt;
}

/// Routes, resolvers and search lists: only a SHOULD (RFC 9096 section 3.4).
std::optional<Finding> others_exceed(const Scene& scene, const Advert& heard)
{
    const auto left = longest_left(scene, heard.packet->time);
    if (!left) {
        return std::nullopt;
    }
    const auto over = [&](std::uint32_t lifetime) { return exceeds(lifetime, left->valid); };
    const bool route = std::ranges::any_of(heard.advert->routes, over, &frames::RouteInfo::lifetime);
    const bool resolver = std::ranges::any_of(heard.advert->resolvers, over, &frames::Rdnss::lifetime);
    const bool search = std::ranges::any_of(heard.advert->search, over, &frames::Dnssl::lifetime);
    if (!route && !resolver && !search) {
        return std::nullopt;
    }
    return warn(std::string(route      ? "route information"
                            : resolver ? "a resolver"
                                       : "a search list") +
                    " is announced for longer than the WAN's lease has left",
                {left->granted, heard.packet});
}

Finding lan_leases(const Scene& scene, std::uint16_t code)
{
    Packets proof;
    for (const auto& [packet, message] : scene.dhcp(Port::lan, scene.whole(), false)) {
        for (const auto& association : associations(message, code)) {
            for (const auto& leased : association.leased) {
                const auto left = left_of(scene, leased.prefix.base, packet->time);
                if (left && (exceeds(leased.preferred, left->preferred) || exceeds(leased.valid, left->valid))) {
                    return fail(measure::to_string(leased.prefix) + " is leased for " + std::to_string(leased.valid) +
                                    " s when " + in_words(left->valid) + " are left on the WAN",
                                {left->granted, packet});
                }
                proof.push_back(packet);
            }
        }
    }
    return proof.empty() ? not_applicable("nothing was leased on the LAN")
                         : pass("leases on the LAN end with the WAN's", proof);
}

/// The advertisements after the line had given lifetimes of days, and a Reply with them had come.
std::vector<Advert> of_days(const Scene& scene)
{
    const auto began = scene.step("steady", "lifetimes.days");
    const auto read = scene.step("steady", "lifetimes.read");
    return began && read ? scene.adverts(Port::lan, {.from = *read, .to = *read + 5s}) : std::vector<Advert>();
}

std::string over_limit(const frames::RouterAdvert& advert)
{
    std::string over;
    const auto add = [&](const std::string& what, std::uint32_t lifetime, std::uint32_t limit) {
        if (lifetime > limit) {
            over += (over.empty() ? "" : ", ") + what + " " + std::to_string(lifetime) + " s (at most " +
                    std::to_string(limit) + ")";
        }
    };
    add("router", advert.lifetime, kPreferredLimit);
    for (const auto& info : advert.prefixes) {
        add("preferred", info.preferred, kPreferredLimit);
        add("valid", info.valid, kValidLimit);
    }
    for (const auto& route : advert.routes) {
        add("route", route.lifetime, kValidLimit);
    }
    for (const auto& rdnss : advert.resolvers) {
        add("resolver", rdnss.lifetime, kValidLimit);
    }
    for (const auto& dnssl : advert.search) {
        add("search list", dnssl.lifetime, kValidLimit);
    }
    return over;
}

}  // namespace

Finding l15(const Scene& scene)
{
    const auto span = scene.phase("steady");
    const auto heard = span ? scene.adverts(Port::lan, *span) : std::vector<Advert>();
    if (heard.empty() || !longest_left(scene, heard.back().packet->time)) {
        return not_observed("no advertisement could be compared with a lease");
    }
    std::optional<Finding> warning;
    for (const auto& each : heard) {
        if (auto failure = prefixes_exceed(scene, each)) {
            return *std::move(failure);
        }
        warning = warning ? warning : others_exceed(scene, each);
    }
    const auto prefixes = pass("no prefix outlives the lease in " + std::to_string(heard.size()) + " advertisements",
                               {heard.front().packet, heard.back().packet});
    return together({prefixes, lan_leases(scene, option::kIaNa), warning.value_or(prefixes)});
}

Finding lpd10(const Scene& scene)
{
    return lan_leases(scene, option::kIaPd);
}

Finding l16(const Scene& scene)
{
    const auto heard = of_days(scene);
    if (heard.empty()) {
        return not_observed("no advertisement was read under lifetimes of days");
    }
    const auto& [packet, advert] = heard.front();
    const auto left = longest_left(scene, packet->time);
    if (!left || left->valid < 86400s) {
        return not_observed("the router had not renewed under lifetimes of days", {packet});
    }
    const auto over = over_limit(*advert);
    return over.empty() ? pass("every lifetime is capped", {left->granted, packet})
                        : warn("not capped: " + over, {left->granted, packet});
}

}  // namespace cpe::judge::rules
