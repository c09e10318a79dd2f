#include "collector/scorekeeping/backcast.hpp"

#include "collector/aggregate/rounds.hpp"
#include "collector/scorekeeping/folding.hpp"

#include <algorithm>
#include <map>

namespace collector::scorekeeping {
namespace {

/// For each check the first round in which it said anything of any target.
class FirstValues {
public:
    void note(const std::vector<ConsensusRow>& consensus)
    {
        for (const auto& row : consensus) {
            if (row.counts && row.verdict.value) {
                auto& first = first_.try_emplace(row.check, row.round).first->second;
                first = std::min(first, row.round);
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

/// A series under way: a window is folded by the edition of the round it ends with.
class Cast {
public:
    Cast(const Store& store, const measure::CountryCode& country, measure::Timestamp as_of, const Devices* devices)
        : store_(store), country_(country), as_of_(as_of), markets_(devices, as_of)
    {
    }

    /// `rounds` are all there are. A round of which nothing was known then has no score.
    measure::Result<void> score(const std::vector<std::string>& rounds, const std::string& round, const Methodology& edition)
    {
        if (edition_ != &edition) {
            history_.clear();
            edition_ = &edition;
            const auto begins = aggregate::telling_begins(round, edition.rules.time.window_days);
            for (auto it = std::lower_bound(rounds.begin(), rounds.end(), begins); *it < round; ++it) {
                if (auto folded = fold(*it); !folded) {
                    return folded;
                }
            }
        }
        if (auto folded = fold(round); !folded || !history_.contains(round)) {
            return folded;
        }
        return score_day(store_, edition, country_, {history_, round, as_of_}, markets_).map([this](ScoreRow row) {
            cast_.scores.push_back(std::move(row));
        });
    }

    Backcast result()
    {
        if (edition_ != nullptr && !history_.empty()) {
            cast_.breaks = first_values_.breaks(country_, edition_->rules, history_.begin()->first);
        }
        return std::move(cast_);
    }

private:
    measure::Result<void> fold(const std::string& round)
    {
        auto folded = fold_round(store_, *edition_, country_, round, as_of_);
        if (folded && !folded->round.targets.empty()) {
            history_[round] = std::move(folded->round);
            first_values_.note(folded->consensus);
        }
        return folded.map([](const auto&) {});
    }

    const Store& store_;
    const measure::CountryCode& country_;
    measure::Timestamp as_of_;
    MarketReader markets_;
    const Methodology* edition_ = nullptr;
    aggregate::History history_;
    FirstValues first_values_;
    Backcast cast_;
};

}  // namespace

measure::Result<Backcast> cast_back(const Store& store, const Editions& editions, const measure::CountryCode& country,
                                    const std::string& since, measure::Timestamp as_of, const Devices* devices)
{
    const auto rounds = store.rounds(country);
    if (!rounds) {
        return tl::unexpected(rounds.error());
    }
    Cast cast(store, country, as_of, devices);
    const auto last = aggregate::day_of(as_of);
    for (const auto& round : *rounds) {
        if (round < since || round > last) {
            continue;
        }
        if (auto scored = cast.score(*rounds, round, editions.of(round, as_of)); !scored) {
            return tl::unexpected(scored.error());
        }
    }
    return cast.result();
}

}  // namespace collector::scorekeeping
