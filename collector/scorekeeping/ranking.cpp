#include "collector/scorekeeping/ranking.hpp"

#include "collector/aggregate/national_score.hpp"
#include "collector/aggregate/rounds.hpp"

#include <algorithm>
#include <tuple>

namespace collector::scorekeeping {
namespace {

struct Candidate {
    Ranked ranked;
    score::Contender contender;
};

Candidate candidate_of(const aggregate::Question& question)
{
    auto scored = aggregate::score_country(question);
    std::vector<bool> present;
    for (const auto& pillar : scored.pillars) {
        present.push_back(pillar.score.sufficient);
    }
    Candidate it{.ranked = {}, .contender = {}};
    it.ranked.country = question.frame.country;
    it.ranked.index = scored.index.status == score::Status::insufficient_data ? std::nullopt : scored.index.arithmetic.value;
    it.ranked.reasons = score::why_no_rank(scored.intervals, present, scored.targets.size(), question.rules);
    it.contender = {.name = question.frame.country, .draws = std::move(scored.intervals.draws)};
    return it;
}

measure::Result<std::vector<Candidate>> candidates_at(const Store& store, const Methodology& methodology,
                                                      measure::Timestamp as_of, const Devices* devices)
{
    const auto countries = store.countries_by(as_of);
    if (!countries) {
        return tl::unexpected(countries.error());
    }
    MarketReader markets(devices, as_of);
    std::vector<Candidate> all;
    for (const auto& country : *countries) {
        const auto history = history_as_of(store, methodology, country, as_of);
        if (!history) {
            return tl::unexpected(history.error());
        }
        const auto day = history->empty() ? aggregate::day_of(as_of) : history->rbegin()->first;
        const auto asked = ask_day(store, methodology, country, {*history, day, as_of}, markets,
                                   [&](const aggregate::Question& question) { all.push_back(candidate_of(question)); });
        if (!asked) {
            return tl::unexpected(asked.error());
        }
    }
    return all;
}

/// Only those that may be ranked stand against each other.
void rank(std::vector<Candidate>& candidates, const score::Methodology& rules)
{
    std::vector<score::Contender> contenders;
    for (const auto& it : candidates) {
        if (it.ranked.reasons.empty()) {
            contenders.push_back(it.contender);
        }
    }
    const auto intervals = score::rank_intervals(contenders, rules);
    std::size_t next = 0;
    for (auto& it : candidates) {
        if (it.ranked.reasons.empty()) {
            it.ranked.rank = intervals[next++];
        }
    }
}

bool goes_before(const Ranked& a, const Ranked& b)
{
    const auto key = [](const Ranked& it) {
        return std::tuple(!it.rank, it.rank ? it.rank->best : 0U, it.rank ? it.rank->worst : 0U, it.country);
    };
    return key(a) < key(b);
}

}  // namespace

measure::Result<std::vector<Ranked>> ranks_as_of(const Store& store, const Methodology& methodology,
                                                 measure::Timestamp as_of, const Devices* devices)
{
    auto candidates = candidates_at(store, methodology, as_of, devices);
    if (!candidates) {
        return tl::unexpected(candidates.error());
    }
    rank(*candidates, methodology.rules);
    std::vector<Ranked> ranks;
    for (auto& it : *candidates) {
        ranks.push_back(std::move(it.ranked));
    }
    std::sort(ranks.begin(), ranks.end(), &goes_before);
    return ranks;
}

}  // namespace collector::scorekeeping
