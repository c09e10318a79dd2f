#include "collector/aggregate/national_interval.hpp"

#include <algorithm>

namespace collector::aggregate {
namespace {

score::ResampledTarget resampled(const Question& question, const ScoredTarget& it)
{
    const auto& rules = question.rules;
    const auto& domain = it.target->domain;
    score::ResampledTarget target{.operator_name = it.operator_cluster, .tier = it.target->tier, .roles = {}};
    for (std::size_t pillar = 0; pillar < rules.pillars.size(); ++pillar) {
        const auto role = rules.pillars[pillar].role;
        if (!role || !it.roles.contains(*role)) {
            continue;
        }
        target.roles.push_back({.pillar = pillar,
                                .window = it.roles.at(*role).value,
                                .days = valued_days(question.history, domain, *role, question.day, rules.time)});
    }
    return target;
}

}  // namespace

score::Resampling resample_country(const Question& question, const NationalScore& score)
{
    std::vector<score::ResampledTarget> targets;
    for (const auto& it : score.targets) {
        targets.push_back(resampled(question, it));
    }
    std::vector<bool> present;
    std::map<std::size_t, score::Bounded> counted;
    for (std::size_t i = 0; i < score.pillars.size(); ++i) {
        const auto& pillar = score.pillars[i];
        present.push_back(pillar.score.sufficient);
        if (!pillar.rules->role && pillar.score.score.value) {
            counted[i] = pillar.score.score;
        }
    }
    return score::resample(targets, present, question.rules, question.frame.country, counted);
}

}  // namespace collector::aggregate
