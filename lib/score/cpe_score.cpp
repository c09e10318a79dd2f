#include "score/cpe_score.hpp"

#include <algorithm>

namespace score {

Bounded score_cpe_model(const CpeModel& model, const CpeRules& rules)
{
    if (!model.gate) {
        return {};
    }
    if (!*model.gate) {
        return {.value = 0, .low = 0, .high = 0};
    }
    Bounded sums{.value = rules.base, .low = rules.base, .high = rules.base};
    double known = rules.base;
    const auto add = [&](const Bounded& share, double weight) {
        sums.low += weight * share.low;
        sums.high += weight * share.high;
        if (share.value) {
            known += weight;
            *sums.value += weight * *share.value;
        }
    };
    add(model.connectivity, rules.connectivity);
    add(model.security, rules.security);
    const double all = rules.base + rules.connectivity + rules.security;
    return {.value = *sums.value / known, .low = sums.low / all, .high = sums.high / all};
}

CpeMarket score_cpe_market(std::span<const CpeModel> models, const CpeRules& rules)
{
    CpeMarket market;
    market.by_installed_base = !models.empty() && std::all_of(models.begin(), models.end(), [](const CpeModel& model) {
        return model.installed.has_value();
    });
    double all = 0;
    double valued = 0;
    double sum = 0;
    double low = 0;
    double high = 0;
    for (const auto& model : models) {
        const double weight = market.by_installed_base ? *model.installed : 1;
        const auto score = score_cpe_model(model, rules);
        all += weight;
        low += weight * score.low;
        high += weight * score.high;
        if (score.value) {
            valued += weight;
            sum += weight * *score.value;
        }
    }
    if (all > 0) {
        market.score = {.value = std::nullopt, .low = low / all, .high = high / all};
        market.coverage = valued / all;
    }
    if (valued > 0) {
        market.score.value = sum / valued;
    }
    return market;
}

}  // namespace score
