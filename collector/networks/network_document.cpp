#include "collector/networks/network_document.hpp"

#include "collector/networks/holdings.hpp"
#include "collector/networks/movement_document.hpp"
#include "collector/networks/reach.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>

namespace collector::networks {
namespace {

/// Sorts its keys: that is what makes the document canonical.
using Json = nlohmann::json;

/// The greatest ones; a country of ten thousand holders has its table in the registry's own file.
constexpr std::size_t kMostHolders = 50;

/// Points of a source's series that are told: the newest ones, and before them the last of each month.
constexpr std::size_t kNewestPoints = 60;
constexpr std::size_t kMostPoints = 180;

double slash32(std::uint64_t networks)
{
    return static_cast<double>(networks) / 4294967296.0;
}

/// Of nothing there is no share, and none of it either: who holds no IPv6 announces none, and that is known.
double share(std::uint64_t part, std::uint64_t whole)
{
    return whole == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(whole);
}

Json amounts_json(const Amounts& it)
{
    return {{"ipv4_delegations", it.ipv4_delegations},
            {"ipv4_addresses", it.ipv4_addresses},
            {"ipv6_delegations", it.ipv6_delegations},
            {"ipv6_slash32", slash32(it.ipv6_networks)},
            {"systems", it.systems}};
}

Json pace_json(const Holdings& held)
{
    auto years = Json::array();
    for (const auto& [year, amounts] : held.years) {
        auto row = amounts_json(amounts);
        row["year"] = year.empty() ? Json() : Json(std::stoi(year));
        years.push_back(std::move(row));
    }
    return years;
}

using Holder = std::pair<std::string, Amounts>;

bool holds_more(const Holder& a, const Holder& b)
{
    const auto rank = [](const Holder& it) {
        return std::tuple(it.second.ipv6_networks, it.second.ipv4_addresses, it.second.systems);
    };
    return rank(a) != rank(b) ? rank(a) > rank(b) : a.first < b.first;
}

Json holder_json(const Holder& holder, const Reach& reach, bool routed)
{
    auto row = amounts_json(holder.second);
    const auto colon = holder.first.find(':');
    row["registry"] = holder.first.substr(0, colon);
    row["holder"] = holder.first.substr(colon + 1);
    const bool asks = routed && holder.second.ipv6_networks > 0;
    row["ipv6_announced"] = asks ? Json(reach.ipv6_announced_by.contains(holder.first)) : Json();
    return row;
}

Json holders_json(const Holdings& held, const Reach& reach, bool routed)
{
    std::vector<Holder> holders(held.holders.begin(), held.holders.end());
    std::sort(holders.begin(), holders.end(), holds_more);
    holders.resize(std::min(holders.size(), kMostHolders));
    auto rows = Json::array();
    for (const auto& holder : holders) {
        rows.push_back(holder_json(holder, reach, routed));
    }
    return rows;
}

/// The newest value of each source. Whether it still counts is of the day that asks.
Json users_json(const std::vector<context::UserShare>& users)
{
    std::map<std::string, context::UserShare> newest;
    for (const auto& row : users) {
        newest[row.source] = row;  // Rising by date.
    }
    auto rows = Json::array();
    for (const auto& [source, row] : newest) {
        rows.push_back({{"source", source}, {"dated", row.date}, {"share", row.share}});
    }
    return rows;
}

Json points_json(const std::vector<context::UserShare>& points)
{
    std::vector<Json> told;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const bool is_new = i + kNewestPoints >= points.size();
        if (is_new || points[i].date.substr(0, 7) != points[i + 1].date.substr(0, 7)) {
            told.push_back({{"date", points[i].date}, {"share", points[i].share}});
        }
    }
    told.erase(told.begin(), told.end() - static_cast<std::ptrdiff_t>(std::min(told.size(), kMostPoints)));
    return told;
}

Json series_json(const std::vector<context::UserShare>& users)
{
    std::map<std::string, std::vector<context::UserShare>> series;
    for (const auto& row : users) {
        series[row.source].push_back(row);
    }
    auto json = Json::object();
    for (const auto& [source, points] : series) {
        json[source] = points_json(points);
    }
    return json;
}

std::uint64_t holders_of_ipv6(const Holdings& held)
{
    return static_cast<std::uint64_t>(std::count_if(held.holders.begin(), held.holders.end(),
                                                    [](const Holder& it) { return it.second.ipv6_delegations > 0; }));
}

/// Part and whole of a stage; the share is null where nothing was imported to tell it.
Json stage(const char* name, bool told, std::uint64_t part, std::uint64_t whole)
{
    return {{"stage", name},
            {"part", told ? Json(part) : Json()},
            {"whole", told ? Json(whole) : Json()},
            {"share", told ? Json(share(part, whole)) : Json()}};
}

/// What is known of one country, by whatever tells of it.
struct Known {
    Holdings held;
    Reach reach;
    std::vector<context::UserShare> users;
    std::vector<context::AllocationPoint> trend{};
};

/// The day from which on the registries' own files tell; "" without any.
std::string files_begin(const Sources& sources)
{
    return sources.now.empty() ? std::string() : measure::to_iso_date(oldest(sources.now));
}

/// What the country held, from the sums of earlier days to the files of today.
Json allocation_series(const Known& it, const Sources& sources)
{
    const auto begin = files_begin(sources);
    auto points = Json::array();
    for (const auto& point : it.trend) {
        if (begin.empty() || point.date < begin) {
            points.push_back({{"date", point.date},
                              {"ipv4_addresses", point.ipv4_addresses},
                              {"ipv6_slash32", point.ipv6_slash32},
                              {"source", "trend"}});
        }
    }
    if (!begin.empty()) {
        points.push_back({{"date", begin},
                          {"ipv4_addresses", it.held.all.ipv4_addresses},
                          {"ipv6_slash32", slash32(it.held.all.ipv6_networks)},
                          {"source", "delegated"}});
    }
    return points;
}

/// Whose files the country's space stands in: where in the world it was given out.
Json registries_json(const Holdings& held)
{
    std::set<std::string> registries;
    for (const auto& [holder, amounts] : held.holders) {
        registries.insert(holder.substr(0, holder.find(':')));
    }
    return registries;
}

/// Files without opaque ids cannot tell how many hold what.
bool tells_holders(const Holdings& held)
{
    return held.unnamed == 0 && !held.holders.empty();
}

Json funnel_json(const Known& it, const Sources& sources)
{
    const bool named = tells_holders(it.held);
    const bool routed = !sources.routes_seen.empty();
    return {stage("allocated", named, holders_of_ipv6(it.held), it.held.holders.size()),
            stage("announced", named && routed, it.reach.ipv6_announced_by.size(), it.reach.ipv6_holders),
            stage("roa", routed && sources.vrps != nullptr, it.reach.ipv6.valid, it.reach.ipv6.routes)};
}

/// What scoring.md 4.5 asks of networks beside their users, as the files say it: a score leaves out what is too old on its day.
Json facts_json(const Known& it, const Sources& sources)
{
    const bool routed = !sources.routes_seen.empty();
    const bool judged = routed && sources.vrps != nullptr;
    const auto& reach = it.reach;
    const auto told = [](bool known, std::uint64_t part, std::uint64_t whole) {
        return known ? Json(share(part, whole)) : Json();
    };
    return {{"systems", told(routed && reach.systems > 0, reach.systems_with_ipv6, reach.systems)},
            {"holders", told(routed && tells_holders(it.held), reach.ipv6_announced_by.size(), reach.ipv6_holders)},
            {"validity6", told(judged, reach.ipv6.valid, reach.ipv6.routes)},
            {"validity4", told(judged, reach.ipv4.valid, reach.ipv4.routes)}};
}

Json routes_json(const RouteCount& it)
{
    return {{"routes", it.routes}, {"valid", it.valid}, {"invalid", it.invalid}};
}

Json announced_json(const Known& it, const Sources& sources)
{
    if (sources.routes_seen.empty()) {
        return nullptr;
    }
    return {{"systems", it.reach.systems},
            {"systems_with_ipv6", it.reach.systems_with_ipv6},
            {"ipv4", routes_json(it.reach.ipv4)},
            {"ipv6", routes_json(it.reach.ipv6)}};
}

Json sources_json(const Sources& sources)
{
    auto files = Json::array();
    for (const auto& file : sources.files) {
        files.push_back({{"registry", file.registry}, {"dated", file.dated}, {"sha256", file.sha256}});
    }
    return {{"delegated", files},
            {"routes_seen", sources.routes_seen.empty() ? Json() : Json(sources.routes_seen)},
            {"vrps_built", sources.vrps_built.empty() ? Json() : Json(sources.vrps_built)}};
}

Json document_of(const std::string& country, const Known& it, const Sources& sources, const Json& named,
                 const std::optional<Compared>& compared)
{
    return {{"schema", 1},
            {"country", country},
            {"sources", named},
            // Without any registry's file nothing is known, which is not nothing.
            {"allocation", sources.now.empty() ? Json() : amounts_json(it.held.all)},
            {"pace", pace_json(it.held)},
            {"series", allocation_series(it, sources)},
            {"registries", registries_json(it.held)},
            {"movement", movement_json(compared, country, it.held)},
            {"holder_count", it.held.holders.size()},
            {"holders_named", tells_holders(it.held)},
            {"holders", holders_json(it.held, it.reach, !sources.routes_seen.empty())},
            {"announced", announced_json(it, sources)},
            {"funnel", funnel_json(it, sources)},
            {"users", users_json(it.users)},
            {"user_series", series_json(it.users)},
            {"facts", facts_json(it, sources)}};
}

/// Who gave up all it held moved, too.
std::map<std::string, Known> gather(const Sources& sources, const std::optional<Compared>& compared)
{
    std::map<std::string, Known> countries;
    if (compared) {
        for (const auto* moved : {&compared->movement.ipv4, &compared->movement.ipv6}) {
            for (const auto& [country, it] : *moved) {
                countries[country];
            }
        }
    }
    for (auto& [country, held] : hold(sources.now)) {
        countries[country].held = std::move(held);
    }
    for (auto& [country, reached] : reach(sources.now, sources.routes, sources.vrps)) {
        countries[country].reach = std::move(reached);
    }
    for (const auto& row : sources.users) {
        countries[row.country].users.push_back(row);
    }
    for (const auto& point : sources.trend) {
        countries[point.country].trend.push_back(point);
    }
    std::erase_if(countries, [](const auto& it) { return !is_country(it.first); });
    return countries;
}

std::string newest_of(const Sources& sources)
{
    std::string newest = sources.routes_seen.substr(0, 10);
    for (const auto& file : sources.files) {
        newest = std::max(newest, file.dated);
    }
    for (const auto& row : sources.users) {
        newest = std::max(newest, row.date);
    }
    for (const auto& point : sources.trend) {
        newest = std::max(newest, point.date);
    }
    return newest;
}

}  // namespace

std::vector<NetworksRow> network_documents(const Sources& sources)
{
    const auto dated = newest_of(sources);
    const auto named = sources_json(sources);
    const auto compared = compare_sources(sources);
    std::vector<NetworksRow> rows;
    for (const auto& [country, known] : gather(sources, compared)) {
        auto document = document_of(country, known, sources, named, compared);
        document["dated"] = dated;
        rows.push_back(
            {.country = country, .dated = dated, .document = document.dump(-1, ' ', false, Json::error_handler_t::replace)});
    }
    return rows;
}

}  // namespace collector::networks
