#include "score/consensus.hpp"

#include <algorithm>
#include <cassert>
#include <map>
#include <optional>
#include <vector>

namespace score {
namespace {

using measure::Flag;
using measure::Outcome;
using measure::Verdict;

/// A share of this and more counts as passed (4.3).
constexpr double kRoundsUp = 0.5;

bool counts_as_passed(const Verdict& verdict)
{
    return verdict.value && *verdict.value >= kRoundsUp;
}

/// Rank of verdicts without a value: a later one yields to an earlier.
int rank_without_value(Outcome outcome)
{
    switch (outcome) {
        case Outcome::not_applicable: return 2;
        case Outcome::not_testable: return 1;
        case Outcome::pass:
        case Outcome::partial:
        case Outcome::fail:
        case Outcome::error: return 0;
    }
    return 0;
}

bool better(const Verdict& challenger, const Verdict& holder)
{
    if (challenger.value.has_value() != holder.value.has_value()) {
        return challenger.value.has_value();
    }
    if (challenger.value) {
        return *challenger.value > *holder.value;
    }
    return rank_without_value(challenger.outcome) > rank_without_value(holder.outcome);
}

void add_flag(Verdict& verdict, Flag flag)
{
    if (std::find(verdict.flags.begin(), verdict.flags.end(), flag) == verdict.flags.end()) {
        verdict.flags.push_back(flag);
        std::sort(verdict.flags.begin(), verdict.flags.end());
    }
}

using Side = std::vector<const Verdict*>;

double mean_value(const Side& side)
{
    double sum = 0;
    for (const auto* verdict : side) {
        sum += *verdict->value;
    }
    return sum / static_cast<double>(side.size());
}

/// The verdict whose rule is the most frequent of the side; the smaller rule id on a tie.
const Verdict& typical(const Side& side)
{
    std::map<std::string, int> frequency;
    for (const auto* verdict : side) {
        ++frequency[verdict->rule];
    }
    const auto* best = side.front();
    for (const auto* verdict : side) {
        const int here = frequency[verdict->rule];
        const int there = frequency[best->rule];
        if (here > there || (here == there && verdict->rule < best->rule)) {
            best = verdict;
        }
    }
    return *best;
}

Outcome outcome_of(double value)
{
    if (value >= 1.0) {
        return Outcome::pass;
    }
    return value <= 0.0 ? Outcome::fail : Outcome::partial;
}

/// The typical verdict of a side with the side's mean value.
Verdict speak_for(const Side& side, double value)
{
    auto verdict = typical(side);
    verdict.value = value;
    verdict.outcome = outcome_of(value);
    return verdict;
}

struct Sides {
    Side passed;
    Side failed;
    Side not_applicable;
    Side silent;
};

Sides sort_into_sides(const Side& verdicts)
{
    Sides sides;
    for (const auto* verdict : verdicts) {
        if (verdict->value) {
            (counts_as_passed(*verdict) ? sides.passed : sides.failed).push_back(verdict);
        } else if (verdict->outcome == Outcome::not_applicable) {
            sides.not_applicable.push_back(verdict);
        } else {
            sides.silent.push_back(verdict);
        }
    }
    return sides;
}

/// The one vote of an autonomous system: its majority; nothing on a tie.
std::optional<Verdict> vote_of(const Side& ballots)
{
    const auto sides = sort_into_sides(ballots);
    const auto valued = sides.passed.size() + sides.failed.size();
    if (valued == 0) {
        return typical(sides.not_applicable.empty() ? sides.silent : sides.not_applicable);
    }
    if (sides.passed.size() == sides.failed.size()) {
        return std::nullopt;
    }
    const auto& majority = sides.passed.size() > sides.failed.size() ? sides.passed : sides.failed;
    return speak_for(majority, mean_value(majority));
}

std::vector<Verdict> one_vote_per_system(std::span<const Ballot> ballots)
{
    std::map<std::uint32_t, Side> by_system;
    for (const auto& ballot : ballots) {
        by_system[ballot.as_number].push_back(&ballot.verdict);
    }
    std::vector<Verdict> votes;
    for (const auto& [system, side] : by_system) {
        if (auto vote = vote_of(side)) {
            votes.push_back(*std::move(vote));
        }
    }
    return votes;
}

std::size_t allowed_dissent(std::size_t votes, std::span<const ConsensusRow> table)
{
    std::size_t allowed = 0;
    for (const auto& row : table) {
        if (votes >= row.from) {
            allowed = row.dissent;
        }
    }
    return allowed;
}

/// The consensus of votes with a value. More dissent than the table bears is a split.
Verdict settle(const Sides& sides, std::span<const ConsensusRow> table)
{
    const auto votes = sides.passed.size() + sides.failed.size();
    const auto dissent = std::min(sides.passed.size(), sides.failed.size());
    if (dissent > allowed_dissent(votes, table) || sides.passed.size() == sides.failed.size()) {
        auto all = sides.passed;
        all.insert(all.end(), sides.failed.begin(), sides.failed.end());
        auto verdict = speak_for(sides.failed, mean_value(all));
        verdict.outcome = Outcome::partial;
        add_flag(verdict, Flag::split);
        return verdict;
    }
    const auto& winners = sides.passed.size() > sides.failed.size() ? sides.passed : sides.failed;
    auto verdict = speak_for(winners, mean_value(winners));
    if (dissent > 0) {
        add_flag(verdict, Flag::dissent);
    }
    if (votes == 1) {
        add_flag(verdict, Flag::single_vantage);
    }
    return verdict;
}

Verdict nobody_could_tell()
{
    Verdict verdict;
    verdict.outcome = Outcome::not_testable;
    return verdict;
}

}  // namespace

measure::Verdict fold(std::span<const measure::Verdict> attempts)
{
    assert(!attempts.empty());
    auto best = attempts.begin();
    bool differ = false;
    for (auto it = attempts.begin(); it != attempts.end(); ++it) {
        differ = differ || (it->value && best->value && *it->value != *best->value);
        // Of equal failures the last is kept: it is the one that was waited for.
        if (!better(*best, *it)) {
            best = it;
        }
    }
    auto folded = *best;
    if (differ) {
        add_flag(folded, Flag::flaky);
    }
    return folded;
}

Consensus agree(std::span<const Ballot> ballots, std::span<const ConsensusRow> table)
{
    const auto votes = one_vote_per_system(ballots);
    Side all;
    for (const auto& vote : votes) {
        all.push_back(&vote);
    }
    const auto sides = sort_into_sides(all);
    const auto valued = sides.passed.size() + sides.failed.size();

    if (valued == 0 || sides.not_applicable.size() > valued) {
        const auto& speakers = sides.not_applicable.empty() ? sides.silent : sides.not_applicable;
        return {.verdict = speakers.empty() ? nobody_could_tell() : typical(speakers)};
    }
    return {.verdict = settle(sides, table),
            .votes = static_cast<std::uint32_t>(valued),
            .passes = static_cast<std::uint32_t>(sides.passed.size())};
}

}  // namespace score
