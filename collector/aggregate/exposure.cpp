#include "collector/aggregate/exposure.hpp"

#include "measure/context.hpp"
#include "measure/time.hpp"
#include "measure/words.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace collector::aggregate {
namespace {

using measure::RouteValidity;

/// All that was seen of one address in one role, oldest first.
using Seen = std::vector<const ServiceRoute*>;
using Key = std::tuple<std::string, std::string, ServedRole>;

bool is_earlier(const ServiceRoute* a, const ServiceRoute* b)
{
    return std::tie(a->first_round, a->last_round, a->prefix, a->origins) <
           std::tie(b->first_round, b->last_round, b->prefix, b->origins);
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

/// What stands: the sighting that reaches furthest, and of several the youngest.
std::size_t standing(const Seen& history)
{
    const auto reaches_less = [](const auto* a, const auto* b) {
        return std::tie(a->last_round, a->first_round) < std::tie(b->last_round, b->first_round);
    };
    return static_cast<std::size_t>(std::max_element(history.begin(), history.end(), reaches_less) - history.begin());
}

bool is_same(const ServiceRoute& a, const ServiceRoute& b)
{
    return std::tie(a.prefix, a.origins, a.validity) == std::tie(b.prefix, b.origins, b.validity);
}

/// Days without a round divide sightings, and change nothing.
void add_validity(std::vector<Exposure>& found, const Seen& history, std::size_t at)
{
    auto now = *history[at];
    for (; at > 0 && is_same(*history[at - 1], now); --at) {
        now.first_round = history[at - 1]->first_round;
    }
    if (now.validity == measure::to_word(RouteValidity::not_found)) {
        found.push_back({.kind = ExposureKind::no_roa, .route = now});
    }
    if (now.validity == measure::to_word(RouteValidity::invalid)) {
        found.push_back({.kind = ExposureKind::roa_invalid, .route = now});
    }
}

/// Sightings of the same origins, none of others begun between them. By the last of them.
struct Turn {
    ServiceRoute route;
    bool is_change = false;
};

std::vector<Turn> turns_of(const Seen& history)
{
    std::vector<Turn> turns;
    for (const auto* it : history) {
        if (turns.empty() || turns.back().route.origins != it->origins) {
            turns.push_back({.route = *it});
            continue;
        }
        auto& route = turns.back().route;
        const auto first = route.first_round;
        const auto last = std::max(route.last_round, it->last_round);
        route = *it;
        route.first_round = first;
        route.last_round = last;
    }
    return turns;
}

/// Two that both reach the newest round are two views of it.
void mark_changes(std::vector<Turn>& turns, const std::string& newest)
{
    for (std::size_t i = 1; i < turns.size(); ++i) {
        const auto& before = turns[i - 1];
        const bool both_stand = before.route.last_round == newest && turns[i].route.last_round == newest;
        const bool is_return = i > 1 && before.is_change && turns[i - 2].route.origins == turns[i].route.origins;
        turns[i].is_change = !both_stand && !is_return;
    }
}

bool is_aged(const std::string& since, const std::string& newest)
{
    const auto from = measure::parse_iso_date(since);
    const auto to = measure::parse_iso_date(newest);
    return from && to && *to - *from > kChangeTold;
}

/// The newest change to each origin.
void add_changes(std::vector<Exposure>& found, const Seen& history, const std::string& newest)
{
    auto turns = turns_of(history);
    mark_changes(turns, newest);
    std::set<std::string> told;
    for (std::size_t i = turns.size(); i-- > 1;) {
        const auto& route = turns[i].route;
        const bool ended = route.last_round < newest;
        if (turns[i].is_change && !is_aged(ended ? route.last_round : route.first_round, newest) &&
            told.insert(route.origins).second) {
            found.push_back({.kind = ExposureKind::origin_changed,
                             .route = route,
                             .former_prefix = turns[i - 1].route.prefix,
                             .former_origins = turns[i - 1].route.origins,
                             .ended = ended});
        }
    }
}

}  // namespace

std::vector<Exposure> find_exposures(std::span<const ServiceRoute> routes)
{
    const auto newest = newest_rounds(routes);
    std::vector<Exposure> found;
    for (const auto& [key, history] : by_address(routes)) {
        const auto at = standing(history);
        const auto& now = *history[at];
        if (now.last_round == newest.at(now.target)) {
            add_validity(found, history, at);
            add_changes(found, history, now.last_round);
        }
    }
    return found;
}

}  // namespace collector::aggregate
