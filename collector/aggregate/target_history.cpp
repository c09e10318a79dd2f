#include "collector/aggregate/target_history.hpp"

#include "checks/check.hpp"
#include "collector/aggregate/rounds.hpp"

#include <algorithm>

namespace collector::aggregate {
namespace {

using Rows = std::span<const ConsensusRow>;

/// The row that decided each gate of the role; a gate nobody voted on has an empty one.
std::vector<ConsensusRow> gate_rows(Rows rows, const score::RoleRules& rules)
{
    std::vector<ConsensusRow> gates;
    gates.reserve(rules.gates.size());
    for (const auto& gate : rules.gates) {
        const auto found = std::find_if(rows.begin(), rows.end(),
                                        [&](const ConsensusRow& row) { return row.counts && row.check == gate.check; });
        gates.push_back(found == rows.end() ? ConsensusRow{} : *found);
    }
    return gates;
}

std::uint32_t fewest_votes(Rows gates)
{
    const auto fewest = std::min_element(gates.begin(), gates.end(),
                                         [](const ConsensusRow& a, const ConsensusRow& b) { return a.votes < b.votes; });
    return fewest == gates.end() ? 0 : fewest->votes;
}

bool all_at_home(Rows gates)
{
    return !gates.empty() && std::all_of(gates.begin(), gates.end(), [](const ConsensusRow& row) { return row.in_country; });
}

/// Dead on both families is no IPv6 matter of the web service, nor of its security; the zone of such a target is judged all the same.
bool is_down(const measure::TargetState& found, measure::Role role)
{
    const bool of_web = role == measure::Role::web || role == measure::Role::security;
    return of_web && found.state == measure::State::down;
}

std::vector<measure::Verdict> verdicts_that_count(Rows rows)
{
    std::vector<measure::Verdict> verdicts;
    for (const auto& row : rows) {
        if (row.counts) {
            verdicts.push_back(row.verdict);
        }
    }
    return verdicts;
}

TargetRound conclude_target(Rows rows, const score::Methodology& rules)
{
    TargetRound round{.found = checks::conclude_state(verdicts_that_count(rows)), .roles = {}};
    const auto scores = score_roles(rows, rules);
    for (const auto& role : rules.roles) {
        const auto& scored = scores.at(role.role);
        const auto gates = gate_rows(rows, role);
        round.roles[role.role] = {.standing = scored.standing,
                                  .value = {.value = scored.score.value, .low = scored.score.low, .high = scored.score.high},
                                  .votes = fewest_votes(gates),
                                  .at_home = all_at_home(gates)};
    }
    return round;
}

const TargetRound* find_round(const History& history, const std::string& day, const std::string& target)
{
    const auto round = history.find(day);
    if (round == history.end()) {
        return nullptr;
    }
    const auto found = round->second.targets.find(target);
    return found == round->second.targets.end() ? nullptr : &found->second;
}

bool means_absence(const measure::Target& target)
{
    return std::find(target.intended_absent.begin(), target.intended_absent.end(), measure::Role::web) !=
           target.intended_absent.end();
}

}  // namespace

std::map<measure::Role, score::TargetScore> score_roles(Rows rows, const score::Methodology& rules)
{
    const auto verdicts = verdicts_that_count(rows);
    const auto found = checks::conclude_state(verdicts);
    std::map<measure::Role, score::TargetScore> scores;
    for (const auto& role : rules.roles) {
        scores[role.role] = score::score_target(verdicts, role, rules.should_value, is_down(found, role.role));
    }
    return scores;
}

Round conclude_round(Rows rows, measure::Timestamp received, const score::Methodology& rules)
{
    Round round{.targets = {}, .received = received};
    while (!rows.empty()) {
        const auto end = std::find_if(rows.begin(), rows.end(),
                                      [&](const ConsensusRow& row) { return row.target != rows.front().target; });
        const auto own = rows.first(static_cast<std::size_t>(end - rows.begin()));
        round.targets[own.front().target] = conclude_target(own, rules);
        rows = rows.subspan(own.size());
    }
    return round;
}

RoleScore score_over_window(const History& history, const std::string& target, measure::Role role, const std::string& day,
                            const score::TimeRules& rules)
{
    RoleScore scored;
    std::vector<score::DayValue> values;
    for (const auto& it : days_until(day, rules.window_days)) {
        const auto* round = find_round(history, it, target);
        const auto found = round == nullptr ? std::nullopt : std::optional(round->roles.find(role));
        if (!found || *found == round->roles.end()) {
            values.emplace_back();
            continue;
        }
        const auto& one = (*found)->second;
        values.push_back(one.value);
        scored.standing = one.standing;
        scored.votes = one.votes;
        scored.at_home = one.at_home;
        scored.days += one.value.value ? 1 : 0;
    }
    scored.value = score::mean_of_days(values, rules);
    return scored;
}

std::vector<score::DayValue> valued_days(const History& history, const std::string& target, measure::Role role,
                                         const std::string& day, const score::TimeRules& rules)
{
    std::vector<score::DayValue> values;
    for (const auto& it : days_until(day, rules.window_days)) {
        const auto* round = find_round(history, it, target);
        const auto found = round == nullptr ? std::nullopt : std::optional(round->roles.find(role));
        if (found && *found != round->roles.end() && (*found)->second.value.value) {
            values.push_back((*found)->second.value);
        }
    }
    return values;
}

std::string operator_of(const History& history, const std::string& target, const std::string& day,
                        const score::TimeRules& rules)
{
    std::string newest;
    for (const auto& it : days_until(day, rules.window_days)) {
        const auto* round = find_round(history, it, target);
        if (round != nullptr && !round->operator_cluster.empty()) {
            newest = round->operator_cluster;
        }
    }
    return newest;
}

ShownState state_after(const History& history, const measure::Target& target, const std::string& day,
                       const score::TimeRules& rules)
{
    if (means_absence(target)) {
        const measure::TargetState intended{.state = measure::State::intended_absent};
        return {.found = intended, .shown = intended, .speaks = find_round(history, day, target.domain) != nullptr};
    }
    std::vector<measure::TargetState> found;
    bool measured = false;
    std::uint32_t silent = 0;
    for (auto it = history.lower_bound(telling_begins(day, rules.window_days)); it != history.end() && it->first <= day;
         ++it) {
        const auto own = it->second.targets.find(target.domain);
        const bool spoke = own != it->second.targets.end();
        found.push_back(spoke ? own->second.found : measure::TargetState{});
        silent = spoke ? 0 : silent + 1;
        measured = measured || spoke;
    }
    if (found.empty()) {
        return {};
    }
    const auto shown = score::shown_states(found, rules);
    return {.found = found.back(),
            .shown = shown.back(),
            .speaks = silent == 0 || (measured && silent >= rules.hysteresis_rounds)};
}

}  // namespace collector::aggregate
