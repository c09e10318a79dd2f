#include "measure/words.hpp"
#include "score/index.hpp"
#include "score/pillar.hpp"
#include "score/rank.hpp"
#include "score/resample.hpp"
#include "score/vector_words.hpp"

#include <algorithm>

namespace score::vectors {
namespace {

Bounded known(const std::string& word)
{
    const auto value = to_number(word);
    return {.value = value, .low = value.value_or(0), .high = value.value_or(1)};
}

measure::Tier tier_of(const std::string& word)
{
    return measure::from_word<measure::Tier>(word).value_or(measure::Tier::agency);
}

/// "targets COUNT TIER VALUE", a word instead of the value for those without one.
Answers answer_frame(const Given& given, const Methodology& edition)
{
    std::vector<PillarTarget> frame;
    for (const auto& line : given.all("targets")) {
        const auto count = static_cast<std::size_t>(to_number(line.at(0)).value_or(0));
        frame.insert(frame.end(), count, {.tier = tier_of(line.at(1)), .score = known(line.at(2))});
    }
    const auto pillar = score_pillar(frame, edition);
    return {{"point", or_none(pillar.score.value)},
            {"low", pillar.score.low},
            {"high", pillar.score.high},
            {"coverage", pillar.coverage},
            {"sufficient", yes_or_no(pillar.sufficient)}};
}

/// A line for each pillar, its id and its value or a word.
Answers answer_index(const Given& given, const Methodology& edition)
{
    std::vector<IndexPillar> pillars;
    for (const auto& rules : edition.pillars) {
        pillars.push_back({&rules, known(given.text(rules.id))});
    }
    const auto index = score_index(pillars, edition);
    return {{"A", or_none(index.arithmetic.value)},
            {"low", index.arithmetic.low},
            {"high", index.arithmetic.high},
            {"G", or_none(index.geometric)},
            {"weakest", index.weakest == nullptr ? Answer("none") : Answer(index.weakest->id)},
            {"unbalanced", yes_or_no(index.unbalanced)},
            {"status", std::string(measure::to_word(index.status))}};
}

/// Behind the last one when the edition has no such pillar.
std::size_t place_of_web(const Methodology& edition)
{
    const auto is_web = [](const PillarRules& rules) { return rules.id == "web"; };
    const auto found = std::find_if(edition.pillars.begin(), edition.pillars.end(), is_web);
    return static_cast<std::size_t>(found - edition.pillars.begin());
}

/// "operators COUNT SIZE VALUE": so many operators with so many agencies each, whose web value is that.
Answers answer_bootstrap(const Given& given, const Methodology& edition)
{
    const auto place = place_of_web(edition);
    if (place == edition.pillars.size()) {
        return {};
    }
    std::vector<ResampledTarget> frame;
    std::size_t number = 0;
    for (const auto& line : given.all("operators")) {
        for (std::uint32_t i = 0; i < to_number(line.at(0)).value_or(0); ++i, ++number) {
            const auto value = to_number(line.at(2));
            const ResampledTarget target{
                .operator_name = "operator" + std::to_string(number),
                .roles = {
                    {.pillar = place, .window = {.value = value, .low = value.value_or(0), .high = value.value_or(1)}}}};
            frame.insert(frame.end(), static_cast<std::size_t>(to_number(line.at(1)).value_or(0)), target);
        }
    }
    std::vector<bool> present(edition.pillars.size());
    present[place] = true;
    const auto found = resample(frame, present, edition, given.text("stream"));
    const auto& web = found.pillars[place];
    return {{"method", std::string(measure::to_word(web.method))},
            {"low", web.published.low},
            {"high", web.published.high},
            {"sampling_low", web.sampling.low},
            {"sampling_high", web.sampling.high},
            {"index_low", found.index.published.low},
            {"index_high", found.index.published.high},
            {"seed", static_cast<double>(edition.bootstrap.seed)},
            {"replicates", static_cast<double>(found.replicates)},
            {"operators", static_cast<double>(web.operators)},
            {"effective_operators", web.effective_operators}};
}

/// "country NAME V V V V V V": the six pillars, the same in every replicate; a word for a missing one.
Answers answer_ranks(const Given& given, const Methodology& edition)
{
    std::vector<Contender> countries;
    for (const auto& line : given.all("country")) {
        Contender country{.name = line.at(0)};
        for (std::size_t i = 1; i < line.size(); ++i) {
            const auto value = to_number(line.at(i));
            country.draws.push_back(value ? std::vector{*value} : std::vector<double>{});
        }
        countries.push_back(std::move(country));
    }
    const auto intervals = rank_intervals(countries, edition);
    Answers answers;
    for (std::size_t i = 0; i < countries.size(); ++i) {
        answers[countries[i].name] = std::to_string(intervals[i].best) + " to " + std::to_string(intervals[i].worst);
    }
    return answers;
}

}  // namespace

std::map<std::string, Computer> of_countries()
{
    return {{"frame", answer_frame}, {"index", answer_index}, {"bootstrap", answer_bootstrap}, {"ranks", answer_ranks}};
}

}  // namespace score::vectors
