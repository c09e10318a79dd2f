#include "collector/scorekeeping/scoring.hpp"

/// What was published and outlives its evidence.
namespace collector::scorekeeping {

measure::Result<void> Scorekeeper::stand_by(const std::vector<ScoreRow>& published)
{
    for (const auto& score : published) {
        // Of a round without any evidence left nothing else would ever be written.
        if (auto put = store_.put_score(score); !put) {
            return put;
        }
        published_.insert_or_assign({score.country, score.window_last}, score);
    }
    return {};
}

ScoreRow Scorekeeper::as_published(ScoreRow row) const
{
    const auto known = published_.find({row.country, row.window_last});
    return known == published_.end() ? std::move(row) : known->second;
}

}  // namespace collector::scorekeeping
