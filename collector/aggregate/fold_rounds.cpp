#include "collector/aggregate/fold_rounds.hpp"

#include "checks/check.hpp"
#include "score/home_and_abroad.hpp"

#include <algorithm>

namespace collector::aggregate {
namespace {

using Votes = std::span<const Vote>;

/// The votes at the front that agree in what `same` compares.
template <typename Same>
Votes front_run(Votes votes, Same same)
{
    const auto end = std::find_if(votes.begin(), votes.end(), [&](const Vote& vote) { return !same(votes.front(), vote); });
    return votes.first(static_cast<std::size_t>(end - votes.begin()));
}

bool same_question(const Vote& a, const Vote& b)
{
    return a.target == b.target && a.check == b.check && a.round == b.round;
}

/// A probe has one vote a round, wherever it says it stood: who holds one token must not outvote the others.
bool same_voter(const Vote& a, const Vote& b)
{
    return a.probe == b.probe;
}

/// What a probe says of its own line is no vote about the target.
bool is_about_target(const Vote& vote)
{
    const auto* check = checks::find(vote.check);
    return check == nullptr || check->area != checks::Area::vantage;
}

std::vector<score::Ballot> ballots_of(Votes votes, const measure::CountryCode& country, bool at_home)
{
    std::vector<score::Ballot> ballots;
    while (!votes.empty()) {
        const auto own = front_run(votes, same_voter);
        votes = votes.subspan(own.size());
        if ((own.front().probe_country == country) != at_home) {
            continue;
        }
        std::vector<measure::Verdict> attempts;
        for (const auto& vote : own) {
            attempts.push_back(vote.verdict);
        }
        ballots.push_back({.as_number = own.front().as_number, .verdict = score::fold(attempts)});
    }
    return ballots;
}

ConsensusRow row_of(const Vote& vote, score::Consensus agreed, bool at_home, bool counts)
{
    agreed.verdict.check = vote.check;
    return {.target = vote.target,
            .check = vote.check,
            .round = vote.round,
            .in_country = at_home,
            .counts = counts,
            .votes = agreed.votes,
            .passes = agreed.passes,
            .verdict = std::move(agreed.verdict)};
}

/// At most two rows: at home first.
std::vector<ConsensusRow> settle_question(Votes votes, const measure::CountryCode& country, const score::Methodology& rules)
{
    const auto home = ballots_of(votes, country, true);
    const auto abroad = ballots_of(votes, country, false);
    auto apart = score::agree_apart(home, abroad, rules.consensus);
    std::vector<ConsensusRow> rows;
    if (apart.home) {
        rows.push_back(row_of(votes.front(), *std::move(apart.home), true, apart.home_counts));
    }
    if (apart.abroad) {
        rows.push_back(row_of(votes.front(), *std::move(apart.abroad), false, !apart.home_counts));
    }
    return rows;
}

}  // namespace

std::vector<ConsensusRow> fold_rounds(Votes votes, const measure::CountryCode& country, const score::Methodology& rules)
{
    std::vector<ConsensusRow> rows;
    while (!votes.empty()) {
        const auto question = front_run(votes, same_question);
        votes = votes.subspan(question.size());
        if (!is_about_target(question.front())) {
            continue;
        }
        for (auto& row : settle_question(question, country, rules)) {
            rows.push_back(std::move(row));
        }
    }
    return rows;
}

}  // namespace collector::aggregate
