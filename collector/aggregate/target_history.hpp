#pragma once

#include "collector/ports/store.hpp"
#include "score/target_score.hpp"
#include "score/window.hpp"

#include <map>
#include <span>
#include <string>
#include <vector>

/// What the rounds said of each target, by the consensus rows that count, without regard to any frame.
namespace collector::aggregate {

/// One role of a target in one round.
struct RoleRound {
    score::Standing standing = score::Standing::unknown;
    score::DayValue value;
    std::uint32_t votes = 0;  ///< The fewest votes any gate of the role had.
    bool at_home = false;     ///< Every gate was decided by votes from inside the country.
};

struct TargetRound {
    measure::TargetState found;
    std::map<measure::Role, RoleRound> roles;
    std::string operator_cluster;  ///< Who runs it by the newest result of the round; "": not known.
};

/// A round of a country. `received`: when the newest batch with one of its votes came in.
struct Round {
    std::map<std::string, TargetRound> targets;
    measure::Timestamp received;
};

/// Rounds by day.
using History = std::map<std::string, Round>;

/// The scores of one target in one round, by role, from its consensus rows (those that count). Pure.
std::map<measure::Role, score::TargetScore> score_roles(std::span<const ConsensusRow> rows, const score::Methodology& rules);

/// The round of one day, from its consensus (ordered by target) under the methodology. Pure.
Round conclude_round(std::span<const ConsensusRow> rows, measure::Timestamp received, const score::Methodology& rules);

/// A target in one role over the window that ends with a day.
struct RoleScore {
    score::Standing standing = score::Standing::unknown;  ///< In the newest round of the window that spoke of it.
    score::DayValue value;                                ///< Of the window.
    std::uint32_t days = 0;                               ///< Days of the window with a value.
    std::uint32_t votes = 0;                              ///< In that newest round.
    bool at_home = false;                                 ///< In that newest round.
};

RoleScore score_over_window(const History& history, const std::string& target, measure::Role role, const std::string& day,
                            const score::TimeRules& rules);

/// The days of the window that have a value, oldest first.
std::vector<score::DayValue> valued_days(const History& history, const std::string& target, measure::Role role,
                                         const std::string& day, const score::TimeRules& rules);

/// Who runs the target by the newest round of the window that knows; "" when none does.
std::string operator_of(const History& history, const std::string& target, const std::string& day,
                        const score::TimeRules& rules);

/// The state shown to the public after the round of `day`, and whether the round has anything to say of the target: it was
/// measured, or has been silent for so long that it must be called unknown.
struct ShownState {
    measure::TargetState found;
    measure::TargetState shown;
    bool speaks = false;
};

ShownState state_after(const History& history, const measure::Target& target, const std::string& day,
                       const score::TimeRules& rules);

}  // namespace collector::aggregate
