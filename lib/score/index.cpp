#include "score/index.hpp"

#include <algorithm>
#include <cmath>

namespace score {
namespace {

struct Sums {
    double all = 0;
    double present = 0;
    double value = 0;
    double low = 0;
    double high = 0;
    double logarithm = 0;
};

Sums add_up(std::span<const IndexPillar> pillars, double floor)
{
    Sums sums;
    for (const auto& pillar : pillars) {
        const double weight = pillar.rules->weight;
        sums.all += weight;
        if (!pillar.score.value) {
            sums.high += weight;
            continue;
        }
        sums.present += weight;
        sums.value += weight * *pillar.score.value;
        sums.low += weight * pillar.score.low;
        sums.high += weight * pillar.score.high;
        sums.logarithm += weight * std::log(std::max(*pillar.score.value, floor));
    }
    return sums;
}

const PillarRules* weakest_of(std::span<const IndexPillar> pillars)
{
    const IndexPillar* weakest = nullptr;
    for (const auto& pillar : pillars) {
        if (pillar.score.value && (weakest == nullptr || *pillar.score.value < *weakest->score.value)) {
            weakest = &pillar;
        }
    }
    return weakest == nullptr ? nullptr : weakest->rules;
}

/// Fills in status and reasons: required pillars first, then the weight that exists.
void decide_status(Index& index, std::span<const IndexPillar> pillars, const PublicationRules& rules)
{
    index.status = Status::published;
    for (const auto& pillar : pillars) {
        if (pillar.rules->required && !pillar.score.value) {
            index.status = Status::insufficient_data;
            index.reasons.push_back("the pillar " + pillar.rules->id + " has too little data");
        }
    }
    if (!reaches(index.weight_present, rules.pillar_weight)) {
        const auto percent = std::to_string(std::lround(index.weight_present * 100));
        const auto needed = std::to_string(std::lround(rules.pillar_weight * 100));
        index.reasons.push_back("only " + percent + " % of the pillar weight is measured, " + needed + " % is required");
        index.status = std::max(index.status, Status::provisional);
    }
}

}  // namespace

Index score_index(std::span<const IndexPillar> pillars, const Methodology& methodology)
{
    Index index;
    const auto sums = add_up(pillars, methodology.geometric_floor);
    if (sums.all > 0) {
        index.weight_present = sums.present / sums.all;
        index.arithmetic.low = sums.low / sums.all;
        index.arithmetic.high = sums.high / sums.all;
    }
    if (sums.present > 0) {
        index.arithmetic.value = sums.value / sums.present;
        index.geometric = std::exp(sums.logarithm / sums.present);
        index.unbalanced = *index.arithmetic.value - *index.geometric > methodology.unbalanced_above;
    }
    index.weakest = weakest_of(pillars);
    decide_status(index, pillars, methodology.publication);
    return index;
}

}  // namespace score
