#include "collector/aggregate/policy_figures.hpp"

#include "measure/names_below.hpp"
#include "measure/words.hpp"

#include <algorithm>

namespace collector::aggregate {
namespace {

bool holds(const std::vector<std::string>& words, std::string_view word)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool allows(const std::vector<std::string>& words, std::string_view word)
{
    return words.empty() || holds(words, word);
}

measure::Frame part_of(const measure::Frame& frame, const Policy& policy)
{
    measure::Frame part = frame;
    std::erase_if(part.targets, [&](const auto& target) { return !names(policy.part, target); });
    // The country stands for the stream that the bootstrap draws from, and each part has its own.
    part.country = frame.country + "/" + policy.id;
    return part;
}

score::Methodology rules_of_targets(const score::Methodology& rules)
{
    auto own = rules;
    std::erase_if(own.pillars, [](const auto& pillar) { return !pillar.role; });
    return own;
}

PolicyFigure of_index(const NationalScore& score)
{
    const bool shown = score.index.status != score::Status::insufficient_data;
    return {.policy = {},
            .value = shown ? score.index.arithmetic.value : std::nullopt,
            .low = score.intervals.index.published.low,
            .high = score.intervals.index.published.high,
            .coverage = score.coverage,
            .targets = static_cast<std::uint32_t>(score.targets.size())};
}

PolicyFigure of_pillar(const NationalScore& score, const std::string& name)
{
    for (std::size_t i = 0; i < score.pillars.size(); ++i) {
        const auto& pillar = score.pillars[i];
        if (pillar.rules->id == name) {
            const auto& interval = score.intervals.pillars[i].published;
            return {.policy = {},
                    .value = pillar.score.sufficient ? pillar.score.score.value : std::nullopt,
                    .low = interval.low,
                    .high = interval.high,
                    .coverage = pillar.score.coverage,
                    .targets = static_cast<std::uint32_t>(pillar.score.targets)};
        }
    }
    return {};
}

PolicyFigure figure_of(const Question& whole, const Policy& policy, const score::Methodology& rules)
{
    const auto frame = part_of(whole.frame, policy);
    const Question question{
        .frame = frame, .history = whole.history, .day = whole.day, .rules = rules, .software = whole.software};
    const auto score = score_country(question);
    auto figure = policy.figure == "index" ? of_index(score) : of_pillar(score, policy.figure);
    figure.policy = policy.id;
    return figure;
}

}  // namespace

bool names(const FramePart& part, const measure::Target& target)
{
    const std::set<std::string, std::less<>> domains(part.domains.begin(), part.domains.end());
    const bool tagged = part.tags.empty() || std::any_of(target.tags.begin(), target.tags.end(),
                                                         [&](const auto& tag) { return holds(part.tags, tag); });
    return tagged && allows(part.sectors, target.sector) && allows(part.tiers, measure::to_word(target.tier)) &&
           allows(part.organisations, target.organisation) &&
           (domains.empty() || measure::is_at_or_below(target.domain, domains));
}

std::vector<PolicyFigure> policy_figures(const Question& question, std::span<const Policy> policies)
{
    const auto rules = rules_of_targets(question.rules);
    std::vector<PolicyFigure> figures;
    for (const auto& policy : policies) {
        if (!policy.part.is_whole()) {
            figures.push_back(figure_of(question, policy, rules));
        }
    }
    return figures;
}

}  // namespace collector::aggregate
