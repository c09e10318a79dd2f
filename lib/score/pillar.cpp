#include "score/pillar.hpp"

#include <algorithm>

namespace score {
namespace {

StratumScore score_stratum(const StratumRules& rules, std::span<const PillarTarget> targets)
{
    StratumScore stratum{.rules = &rules};
    double sum = 0;
    double low = 0;
    double high = 0;
    for (const auto& target : targets) {
        if (std::find(rules.tiers.begin(), rules.tiers.end(), target.tier) == rules.tiers.end()) {
            continue;
        }
        ++stratum.targets;
        stratum.valued += target.score.value ? 1 : 0;
        sum += target.score.value.value_or(0);
        low += target.score.value ? target.score.low : 0;
        high += target.score.value ? target.score.high : 1;
    }
    if (stratum.targets > 0) {
        stratum.score.low = low / stratum.targets;
        stratum.score.high = high / stratum.targets;
    }
    if (stratum.valued > 0) {
        stratum.score.value = sum / stratum.valued;
    }
    return stratum;
}

bool is_sufficient(const PillarScore& pillar, const PublicationRules& rules)
{
    const auto covered = [&](const StratumScore& stratum) { return reaches(stratum.coverage(), rules.stratum_coverage); };
    return pillar.score.value && reaches(pillar.coverage, rules.pillar_coverage) &&
           std::all_of(pillar.strata.begin(), pillar.strata.end(), covered);
}

}  // namespace

void join_strata(PillarScore& pillar)
{
    double frame_weight = 0;
    double valued_weight = 0;
    double sum = 0;
    Bounded bounds{.high = 0};
    pillar = {.strata = std::move(pillar.strata)};
    for (const auto& stratum : pillar.strata) {
        const double weight = stratum.rules->weight;
        pillar.targets += stratum.targets;
        pillar.valued += stratum.valued;
        frame_weight += weight;
        bounds.low += weight * stratum.score.low;
        bounds.high += weight * stratum.score.high;
        pillar.coverage += weight * stratum.coverage();
        valued_weight += stratum.score.value ? weight : 0;
        sum += weight * stratum.score.value.value_or(0);
    }
    if (frame_weight > 0) {
        pillar.score.low = bounds.low / frame_weight;
        pillar.score.high = bounds.high / frame_weight;
        pillar.coverage /= frame_weight;
    }
    if (valued_weight > 0) {
        pillar.score.value = sum / valued_weight;
    }
}

PillarScore score_pillar(std::span<const PillarTarget> targets, const Methodology& methodology)
{
    PillarScore pillar;
    for (const auto& rules : methodology.strata) {
        auto stratum = score_stratum(rules, targets);
        if (stratum.targets > 0) {
            pillar.strata.push_back(stratum);
        }
    }
    join_strata(pillar);
    pillar.sufficient = is_sufficient(pillar, methodology.publication);
    return pillar;
}

}  // namespace score
