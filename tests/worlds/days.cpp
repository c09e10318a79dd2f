#include "tests/worlds/days.hpp"

#include "score/home_and_abroad.hpp"
#include "score/target_score.hpp"

namespace worlds {
namespace {

/// Patterns are below 6^5 < 2^13, so three of them and a role fit.
constexpr int kPatternBits = 13;

std::uint64_t key_of(std::size_t role, const Said& said)
{
    std::uint64_t key = role;
    for (const auto pattern : said) {
        key = key << kPatternBits | pattern;
    }
    return key;
}

}  // namespace

const measure::Verdict& Days::agreed(Pattern pattern)
{
    const auto known = agreed_.find(pattern);
    if (known != agreed_.end()) {
        return known->second;
    }
    const auto ballots = ballots_of(pattern);
    auto apart = score::agree_apart(ballots.home, ballots.abroad, edition_.consensus);
    auto consensus = apart.home_counts ? *std::move(apart.home) : std::move(apart.abroad).value_or(score::Consensus{});
    return agreed_.emplace(pattern, std::move(consensus.verdict)).first->second;
}

score::DayValue Days::judge(const score::RoleRules& rules, const Said& said)
{
    std::vector<measure::Verdict> verdicts;
    for (std::size_t i = 0; i < said.size(); ++i) {
        verdicts.push_back(agreed(said[i]));
        verdicts.back().check = i == 0 ? rules.gates.front().check : rules.components[i - 1].checks.front();
    }
    const auto scored = score::score_target(verdicts, rules, edition_.should_value, false);
    return {.value = scored.score.value, .low = scored.score.low, .high = scored.score.high};
}

const score::DayValue& Days::value_of(std::size_t role, const Said& said)
{
    const auto key = key_of(role, said);
    const auto known = days_.find(key);
    return known != days_.end() ? known->second : days_.emplace(key, judge(edition_.roles[role], said)).first->second;
}

}  // namespace worlds
