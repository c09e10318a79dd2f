#include "collector/aggregate/policy_figures.hpp"
#include "collector/scorekeeping/scoring.hpp"

#include <algorithm>

/// The scorekeeper's share in promises that speak of a part of the frame.
namespace collector::scorekeeping {

/// What a part of the frame was worth is made of rounds, not of scores: all of them are folded again. Promises change seldom.
void Scorekeeper::note_policies(const PoliciesImport& import)
{
    const auto speaks_of_part = [](const Policy& policy) { return !policy.part.is_whole(); };
    const bool any = std::any_of(import.policies.begin(), import.policies.end(), speaks_of_part);
    const auto rounds = store_.rounds(import.country);
    if (any && rounds && last_day_.empty()) {
        countries_[import.country].changed.insert(rounds->begin(), rounds->end());
    }
}

measure::Result<void> Scorekeeper::keep_policies(const aggregate::Question& question)
{
    const auto policies = store_.policies_of(question.frame.country);
    if (!policies) {
        return tl::unexpected(policies.error());
    }
    const auto figures = aggregate::policy_figures(question, *policies);
    return figures.empty() ? measure::Result<void>()
                           : store_.put_policy_figures(question.frame.country, question.day, figures);
}

}  // namespace collector::scorekeeping
