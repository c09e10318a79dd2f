#include "tests/worlds/design_interval.hpp"

#include <cmath>
#include <numeric>

namespace worlds {
namespace {

/// First and second moment.
struct Moments {
    double first = 0;
    double second = 0;
};

/// Of the score of a service whose gate holds: each component is there or not.
Moments quality(const score::RoleRules& rules, double good)
{
    double whole = rules.base;
    double mean = rules.base;
    double variance = 0;
    for (const auto& component : rules.components) {
        whole += component.weight;
        mean += component.weight * good;
        variance += component.weight * component.weight * good * (1 - good);
    }
    mean /= whole;
    return {.first = mean, .second = variance / (whole * whole) + mean * mean};
}

/// Of the share of a window's days that a service is up.
Moments uptime(double outage, double days)
{
    const double mean = 1 - outage;
    return {.first = mean, .second = mean * mean + outage * mean / days};
}

/// What each target weighs in the index, by role and stratum.
using Weights = std::array<std::array<double, kByStratum.size()>, kRoles>;

Weights weights_of(const World& world, const score::Methodology& edition)
{
    std::array<double, kByStratum.size()> sizes{};
    for (const auto& target : world.targets) {
        sizes[target.stratum] += 1;
    }
    double strata = 0;
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        strata += sizes[i] > 0 ? edition.strata[i].weight : 0;
    }
    double pillars = 0;
    for (const auto& pillar : edition.pillars) {
        pillars += pillar.weight;
    }
    Weights weights{};
    for (std::size_t role = 0; role < kRoles; ++role) {
        for (std::size_t i = 0; i < sizes.size(); ++i) {
            weights[role][i] =
                sizes[i] > 0 ? edition.pillars[role].weight / pillars * edition.strata[i].weight / strata / sizes[i] : 0;
        }
    }
    return weights;
}

/// An operator's part: how strongly each role's inclination moves the index, and its targets' own variance.
struct Part {
    std::array<double, kRoles> leverage{};
    double own_variance = 0;
};

double variance_of(const Part& part, double inclination_variance)
{
    const auto& it = part.leverage;
    const double sum = std::accumulate(it.begin(), it.end(), 0.0);
    const double squares = std::inner_product(it.begin(), it.end(), it.begin(), 0.0);
    return inclination_variance * (squares + kShared * (sum * sum - squares)) + part.own_variance;
}

}  // namespace

Design design_of(const World& world, const score::Methodology& edition)
{
    const auto& process = world.process;
    const double variance = process.together * process.likely * (1 - process.likely);
    const auto up = uptime(process.outage, edition.time.window_days);
    const auto weights = weights_of(world, edition);
    std::vector<Part> parts(world.operators.size());
    Design design;
    for (const auto& target : world.targets) {
        auto& part = parts[target.operator_number];
        for (std::size_t role = 0; role < kRoles; ++role) {
            const auto quality_of_role = quality(edition.roles[role], process.good);
            const double weight = weights[role][target.stratum];
            const double chance = kByRole[role] * kByStratum[target.stratum];
            const double mean = quality_of_role.first * up.first;
            // E[Var(value | inclination)] = E[works] E[quality^2] E[uptime^2] - E[works^2 of the expectation] mean^2.
            const double expected_square = chance * process.likely * quality_of_role.second * up.second;
            const double square_of_chance = chance * chance * (process.likely * process.likely + variance);
            part.leverage[role] += weight * chance * mean;
            part.own_variance += weight * weight * (expected_square - square_of_chance * mean * mean);
            design.pillars[role] += weight * chance * process.likely * mean;
        }
    }
    double total = 0;
    for (const auto& part : parts) {
        total += variance_of(part, variance);
    }
    design.index = std::accumulate(design.pillars.begin(), design.pillars.end(), 0.0);
    design.deviation = std::sqrt(total);
    double pillar_weights = 0;
    for (const auto& pillar : edition.pillars) {
        pillar_weights += pillar.weight;
    }
    for (std::size_t role = 0; role < kRoles; ++role) {
        design.pillars[role] *= pillar_weights / edition.pillars[role].weight;
    }
    return design;
}

}  // namespace worlds
