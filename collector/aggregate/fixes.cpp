#include "collector/aggregate/fixes.hpp"

#include "collector/aggregate/patients.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>

namespace collector::aggregate {
namespace {

using measure::Outcome;
using Rows = std::span<const ConsensusRow>;

/// The checks of one group that fail, by target.
using Failing = std::map<std::size_t, std::set<std::string>>;

struct Group {
    Fix fix;
    Failing failing;
    double weight = 0;  ///< Share of the frame's weight it touches.
};

/// What a target weighs in the frame: the weight of its stratum, shared among the stratum's targets.
std::vector<double> weights_of(const NationalScore& score, const score::Methodology& rules)
{
    std::map<const score::StratumRules*, double> counts;
    for (const auto& it : score.targets) {
        ++counts[score::stratum_of(rules, it.target->tier)];
    }
    std::vector<double> weights;
    for (const auto& it : score.targets) {
        const auto* stratum = score::stratum_of(rules, it.target->tier);
        weights.push_back(stratum == nullptr ? 0 : stratum->weight / counts[stratum]);
    }
    return weights;
}

std::string cluster_of(const std::map<std::string, std::string>& clusters, const std::string& target)
{
    const auto found = clusters.find(target);
    return found == clusters.end() ? std::string{} : found->second;
}

std::vector<Group> group(const std::vector<Patient>& patients, const NationalScore& score,
                         const std::map<std::string, std::string>& clusters)
{
    std::map<std::pair<measure::Cause, FaultSite>, Group> groups;
    for (const auto& patient : patients) {
        const auto& target = *score.targets[patient.place].target;
        const auto cluster = cluster_of(clusters, target.domain);
        for (const auto& row : patient.rows) {
            if (wants_mending(row.verdict, target)) {
                const auto site = fault_site(row.verdict, target.domain, cluster);
                groups[{*row.verdict.cause, site}].failing[patient.place].insert(row.check);
            }
        }
    }
    std::vector<Group> found;
    for (auto& [key, it] : groups) {
        it.fix.cause = key.first;
        it.fix.site = key.second;
        found.push_back(std::move(it));
    }
    return found;
}

/// The weightiest groups alone are weighed exactly: each costs a pass over the frame.
void keep_weightiest(std::vector<Group>& groups, const NationalScore& score, const score::Methodology& rules)
{
    const auto weights = weights_of(score, rules);
    for (auto& it : groups) {
        for (const auto& [place, checks] : it.failing) {
            it.fix.targets.push_back(score.targets[place].target->domain);
            it.weight += weights[place];
        }
        std::sort(it.fix.targets.begin(), it.fix.targets.end());
    }
    std::stable_sort(groups.begin(), groups.end(), [](const Group& a, const Group& b) { return a.weight > b.weight; });
    groups.resize(std::min(groups.size(), kMostFixes));
}

void pass(measure::Verdict& verdict)
{
    verdict.outcome = Outcome::pass;
    verdict.value = 1;
    verdict.cause.reset();
    verdict.rule.clear();
    verdict.masked_by.clear();
    verdict.flags.clear();
}

/// The rows as they would be with these checks mended: what was masked by a mended check is taken to pass as well.
std::vector<ConsensusRow> mended(Rows rows, const std::set<std::string>& failing)
{
    std::vector<ConsensusRow> healthy(rows.begin(), rows.end());
    auto mended_checks = failing;
    bool more = true;
    while (more) {
        more = false;
        for (auto& row : healthy) {
            const bool freed = !row.verdict.masked_by.empty() && mended_checks.contains(row.verdict.masked_by);
            more = (freed && mended_checks.insert(row.check).second) || more;
        }
    }
    for (auto& row : healthy) {
        if (mended_checks.contains(row.check)) {
            pass(row.verdict);
        }
    }
    return healthy;
}

/// A target with the scores its rows would give it, had every day of the window said the same.
void rescore(ScoredTarget& target, Rows rows, const score::Methodology& rules)
{
    const auto scores = score_roles(rows, rules);
    for (auto& [role, scored] : target.roles) {
        const auto& now = scores.at(role);
        if (now.score.value) {
            scored.standing = now.standing;
            scored.value = {.value = now.score.value, .low = now.score.low, .high = now.score.high};
        }
    }
}

std::optional<double> gain_of(const Group& group, const std::map<std::size_t, Rows>& rows,
                              std::vector<ScoredTarget>& targets, const NationalScore& score,
                              const score::Methodology& rules)
{
    for (const auto& [place, failing] : group.failing) {
        rescore(targets[place], mended(rows.at(place), failing), rules);
    }
    const auto index = index_of(targets, score.pillars, rules);
    for (const auto& [place, failing] : group.failing) {
        targets[place] = score.targets[place];
    }
    if (score.index.status == score::Status::insufficient_data || !index.arithmetic.value || !score.index.arithmetic.value) {
        return std::nullopt;
    }
    return std::max(0.0, *index.arithmetic.value - *score.index.arithmetic.value);
}

/// A rank must not hang on the last digit of a sum.
double rounded(const std::optional<double>& gain)
{
    return std::round(gain.value_or(0) * 1e9) / 1e9;
}

bool goes_before(const Fix& a, const Fix& b)
{
    const auto key = [](const Fix& fix) { return std::tuple(-rounded(fix.gain), -static_cast<double>(fix.targets.size())); };
    return std::tuple_cat(key(a), std::tie(a.cause, a.site)) < std::tuple_cat(key(b), std::tie(b.cause, b.site));
}

}  // namespace

std::vector<Fix> find_fixes(Rows rows, const NationalScore& score, const std::map<std::string, std::string>& clusters,
                            const score::Methodology& rules)
{
    const auto patients = find_patients(rows, score);
    auto groups = group(patients, score, clusters);
    keep_weightiest(groups, score, rules);
    std::map<std::size_t, Rows> rows_of;
    for (const auto& patient : patients) {
        rows_of[patient.place] = patient.rows;
    }
    auto targets = score.targets;
    std::vector<Fix> fixes;
    for (auto& it : groups) {
        it.fix.gain = gain_of(it, rows_of, targets, score, rules);
        fixes.push_back(std::move(it.fix));
    }
    std::sort(fixes.begin(), fixes.end(), &goes_before);
    return fixes;
}

}  // namespace collector::aggregate
