#include "collector/cli/backcast.hpp"

#include "collector/aggregate/rounds.hpp"
#include "collector/cli/folding.hpp"

#include <algorithm>
#include <map>

namespace collector::cli {
namespace {

/// For each check the first round in which it said anything of any target.
class FirstValues {
public:
    void note(const std::vector<ConsensusRow>& consensus)
    {
        for (const auto& row : consensus) {
            if (row.counts && row.verdict.value) {
                first_.try_emplace(row.check, row.round);
            }
        }
    }

    std::vector<SeriesBreak> breaks(const measure::CountryCode& country, const score::Methodology& rules,
                                    const std::string& begins) const
    {
        std::vector<SeriesBreak> found;
        for (const auto& check : score::listed_checks(rules)) {
            const auto known = first_.find(check);
            if (known == first_.end()) {
                found.push_back({.country = country, .check = check, .first_round = {}});
            } else if (known->second > begins) {
                found.push_back({.country = country, .check = check, .first_round = known->second});
            }
        }
        return found;
    }

private:
    std::map<std::string, std::string> first_;
};

}  // namespace

measure::Result<Backcast> cast_back(const Store& store, const Methodology& methodology, const measure::CountryCode& country,
                                    const std::string& since, measure::Timestamp as_of, const Devices* devices)
{
    const auto rounds = store.rounds(country);
    if (!rounds) {
        return tl::unexpected(rounds.error());
    }
    Backcast cast;
    MarketReader markets(devices, methodology.rules, as_of);
    FirstValues first_values;
    aggregate::History history;
    const auto begins = aggregate::telling_begins(since, methodology.rules.time.window_days);
    const auto last = aggregate::day_of(as_of);
    for (const auto& round : *rounds) {
        if (round < begins || round > last) {
            continue;
        }
        auto folded = fold_round(store, methodology, country, round, as_of);
        if (!folded) {
            return tl::unexpected(folded.error());
        }
        if (folded->round.targets.empty()) {
            continue;
        }
        history[round] = std::move(folded->round);
        first_values.note(folded->consensus);
        if (round >= since) {
            auto scored = score_day(store, methodology, country, {history, round, as_of}, markets);
            if (!scored) {
                return tl::unexpected(scored.error());
            }
            cast.scores.push_back(*std::move(scored));
        }
    }
    if (!history.empty()) {
        cast.breaks = first_values.breaks(country, methodology.rules, history.begin()->first);
    }
    return cast;
}

}  // namespace collector::cli
