#include "collector/aggregate/leverage.hpp"

#include "collector/aggregate/mending_order.hpp"
#include "collector/aggregate/patients.hpp"

#include <algorithm>
#include <tuple>

namespace collector::aggregate {
namespace {

using measure::State;

/// A service that is not whole, and by which things.
struct Blocked {
    std::string target;
    std::map<FaultSite, std::set<measure::Cause>> sites;
};

struct Known {
    const std::map<std::string, std::vector<Blocker>>& blockers;
    const std::map<std::string, std::string>& clusters;
    std::map<FaultSite, std::string> operators = {};
};

template <typename Value>
Value value_of(const std::map<std::string, Value>& map, const std::string& key)
{
    const auto found = map.find(key);
    return found == map.end() ? Value{} : found->second;
}

void add_sites(Blocked& blocked, const measure::Verdict& verdict, Known& known)
{
    bool told = false;
    for (const auto& blocker : value_of(known.blockers, blocked.target)) {
        if (blocker.check != verdict.check) {
            continue;
        }
        const FaultSite site{blocker.kind, blocker.name};
        blocked.sites[site].insert(*verdict.cause);
        auto& runner = known.operators[site];
        runner = runner.empty() ? blocker.operator_name : runner;
        told = true;
    }
    if (!told) {
        const auto site = fault_site(verdict, blocked.target, value_of(known.clusters, blocked.target));
        blocked.sites[site].insert(*verdict.cause);
    }
}

std::vector<Blocked> find_blocked(std::span<const ConsensusRow> rows, const NationalScore& score, Known& known)
{
    std::vector<Blocked> all;
    for (const auto& patient : find_patients(rows, score)) {
        const auto& target = *score.targets[patient.place].target;
        Blocked blocked{.target = target.domain, .sites = {}};
        for (const auto& row : patient.rows) {
            if (wants_mending(row.verdict, target)) {
                add_sites(blocked, row.verdict, known);
            }
        }
        if (!blocked.sites.empty()) {
            all.push_back(std::move(blocked));
        }
    }
    return all;
}

/// The same services, blocked by operators: what nobody is known to run stands for itself.
std::vector<Blocked> by_operator(const std::vector<Blocked>& blocked, const std::map<FaultSite, std::string>& operators)
{
    std::vector<Blocked> all;
    for (const auto& service : blocked) {
        Blocked merged{.target = service.target, .sites = {}};
        for (const auto& [site, causes] : service.sites) {
            const auto runner = operators.find(site);
            const bool known = runner != operators.end() && !runner->second.empty();
            merged.sites[known ? FaultSite{SiteKind::network, runner->second} : site].insert(causes.begin(), causes.end());
        }
        all.push_back(std::move(merged));
    }
    return all;
}

bool goes_before(const LeveragePoint& a, const LeveragePoint& b)
{
    return std::tuple(b.targets.size(), b.alone, a.site) < std::tuple(a.targets.size(), a.alone, b.site);
}

std::vector<LeveragePoint> points_of(const std::vector<Blocked>& blocked, const std::map<FaultSite, std::string>& operators)
{
    std::map<FaultSite, LeveragePoint> points;
    for (const auto& service : blocked) {
        for (const auto& [site, causes] : service.sites) {
            auto& point = points[site];
            point.targets.push_back(service.target);
            point.alone += service.sites.size() == 1 ? 1 : 0;
            point.causes.insert(causes.begin(), causes.end());
        }
    }
    std::vector<LeveragePoint> list;
    for (auto& [site, point] : points) {
        const auto runner = operators.find(site);
        point.site = site;
        point.operator_name = runner == operators.end() ? "" : runner->second;
        std::sort(point.targets.begin(), point.targets.end());
        list.push_back(std::move(point));
    }
    std::sort(list.begin(), list.end(), &goes_before);
    return list;
}

std::vector<LeverageStep> steps_of(const std::vector<Blocked>& blocked, const std::vector<LeveragePoint>& points,
                                   std::size_t whole)
{
    std::map<FaultSite, std::uint32_t> numbers;
    for (const auto& point : points) {
        numbers.emplace(point.site, static_cast<std::uint32_t>(numbers.size()));
    }
    std::map<Needs, std::size_t> services;
    for (const auto& service : blocked) {
        Needs needs;
        for (const auto& [site, causes] : service.sites) {
            needs.push_back(numbers.at(site));
        }
        std::sort(needs.begin(), needs.end());
        ++services[needs];
    }
    std::vector<LeverageStep> steps;
    std::size_t mended = 0;
    for (const auto& step : mending_order(services, kMostMended)) {
        mended += step.mend.size();
        whole += step.gained;
        LeverageStep told{.mend = {}, .gained = step.gained, .mended = mended, .whole = whole};
        for (const auto number : step.mend) {
            told.mend.push_back(points[number].site);
        }
        steps.push_back(std::move(told));
    }
    return steps;
}

LeverageTable table_of(const std::vector<Blocked>& blocked, const std::map<FaultSite, std::string>& operators,
                       std::size_t whole)
{
    LeverageTable table{.points = points_of(blocked, operators), .steps = {}};
    table.steps = steps_of(blocked, table.points, whole);
    table.points.resize(std::min(table.points.size(), kMostPoints));
    return table;
}

}  // namespace

Leverage find_leverage(std::span<const ConsensusRow> rows, const NationalScore& score,
                       const std::map<std::string, std::vector<Blocker>>& blockers,
                       const std::map<std::string, std::string>& clusters)
{
    Known known{.blockers = blockers, .clusters = clusters};
    Leverage leverage;
    std::set<std::string> mute;
    for (const auto& it : score.targets) {
        const auto state = it.state.found.state;
        const bool speaks = state != State::unknown && state != State::down && state != State::intended_absent;
        leverage.services += speaks ? 1 : 0;
        leverage.whole += state == State::operational ? 1 : 0;
        if (!speaks) {
            mute.insert(it.target->domain);
        }
    }
    auto blocked = find_blocked(rows, score, known);
    std::erase_if(blocked, [&](const Blocked& service) { return mute.contains(service.target); });
    leverage.by_thing = table_of(blocked, known.operators, leverage.whole);
    leverage.by_operator = table_of(by_operator(blocked, known.operators), {}, leverage.whole);
    return leverage;
}

}  // namespace collector::aggregate
