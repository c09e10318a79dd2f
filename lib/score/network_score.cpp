#include "score/network_score.hpp"

#include <algorithm>

namespace score {
namespace {

std::optional<double> relative_validity(const NetworkFacts& facts)
{
    if (!facts.validity6 || !facts.validity4) {
        return std::nullopt;
    }
    return *facts.validity4 > 0 ? std::min(1.0, *facts.validity6 / *facts.validity4) : *facts.validity6;
}

struct Part {
    std::optional<double> value;
    double weight = 0;
};

/// Fills in score and coverage.
void weigh(NetworkScore& scored, std::initializer_list<Part> parts)
{
    double all = 0;
    double known = 0;
    double sum = 0;
    for (const auto& part : parts) {
        all += part.weight;
        known += part.value ? part.weight : 0;
        sum += part.weight * part.value.value_or(0);
    }
    scored.score = {.value = {}, .low = sum / all, .high = (sum + all - known) / all};
    scored.coverage = known / all;
    if (known > 0) {
        scored.score.value = sum / known;
    }
}

}  // namespace

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    const auto upper = values[values.size() / 2];
    const auto lower = values[(values.size() - 1) / 2];
    return (lower + upper) / 2;
}

NetworkScore score_networks(const NetworkFacts& facts, const NetworkRules& rules)
{
    NetworkScore scored;
    if (!facts.users.empty()) {
        const auto [least, most] = std::minmax_element(facts.users.begin(), facts.users.end());
        scored.users = median(facts.users);
        scored.half_range = (*most - *least) / 2;
        scored.single_source = facts.users.size() == 1;
    }
    weigh(scored, {{scored.users, rules.users},
                   {facts.systems, rules.systems},
                   {facts.holders, rules.holders},
                   {relative_validity(facts), rules.validity}});
    return scored;
}

}  // namespace score
