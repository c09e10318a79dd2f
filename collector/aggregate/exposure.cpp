#include "collector/aggregate/exposure.hpp"

#include "measure/context.hpp"
#include "measure/words.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace collector::aggregate {
namespace {

using measure::RouteValidity;

/// All that was seen of one address in one role, oldest first.
using Seen = std::vector<const ServiceRoute*>;
using Key = std::tuple<std::string, std::string, ServedRole>;

bool is_earlier(const ServiceRoute* a, const ServiceRoute* b)
{
    return std::tie(a->last_round, a->first_round, a->prefix, a->origins) <
           std::tie(b->last_round, b->first_round, b->prefix, b->origins);
}

std::map<Key, Seen> by_address(std::span<const ServiceRoute> routes)
{
    std::map<Key, Seen> seen;
    for (const auto& route : routes) {
        seen[{route.target, route.address, route.role}].push_back(&route);
    }
    for (auto& [key, history] : seen) {
        std::sort(history.begin(), history.end(), is_earlier);
    }
    return seen;
}

std::map<std::string, std::string> newest_rounds(std::span<const ServiceRoute> routes)
{
    std::map<std::string, std::string> newest;
    for (const auto& route : routes) {
        auto& round = newest[route.target];
        round = std::max(round, route.last_round);
    }
    return newest;
}

void add_validity(std::vector<Exposure>& found, const ServiceRoute& now)
{
    if (now.validity == measure::to_word(RouteValidity::not_found)) {
        found.push_back({.kind = ExposureKind::no_roa, .route = now});
    }
    if (now.validity == measure::to_word(RouteValidity::invalid)) {
        found.push_back({.kind = ExposureKind::roa_invalid, .route = now});
    }
}

/// The newest of the earlier sightings with other origins; one whose rounds overlap is another view of the same days, not a change.
void add_change(std::vector<Exposure>& found, const Seen& history)
{
    const auto& now = *history.back();
    for (auto it = history.rbegin() + 1; it != history.rend(); ++it) {
        if ((*it)->origins != now.origins && (*it)->last_round < now.first_round) {
            found.push_back({.kind = ExposureKind::origin_changed,
                             .route = now,
                             .former_prefix = (*it)->prefix,
                             .former_origins = (*it)->origins});
            return;
        }
    }
}

}  // namespace

std::vector<Exposure> find_exposures(std::span<const ServiceRoute> routes)
{
    const auto newest = newest_rounds(routes);
    std::vector<Exposure> found;
    for (const auto& [key, history] : by_address(routes)) {
        const auto& now = *history.back();
        if (now.last_round == newest.at(now.target)) {
            add_validity(found, now);
            add_change(found, history);
        }
    }
    return found;
}

}  // namespace collector::aggregate
