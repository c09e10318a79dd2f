#pragma once

#include "collector/aggregate/device_market.hpp"
#include "collector/aggregate/network_facts.hpp"
#include "collector/aggregate/target_history.hpp"
#include "score/index.hpp"
#include "score/pillar.hpp"
#include "score/resample.hpp"

#include <optional>
#include <string>
#include <vector>

namespace collector::aggregate {

/// What a score is asked of: a frame in force, the rounds up to a day, the rules.
struct Question {
    const measure::Frame& frame;
    const History& history;
    std::string day;  ///< Last of the window.
    const score::Methodology& rules;
    std::string software;
    std::optional<KnownNetworks> networks = std::nullopt;  ///< On that day; nullopt before the first import.
    const DeviceMarket* market = nullptr;                  ///< The home routers of the country; none: nobody knows any.
};

/// A target of the frame with its state and its scores.
struct ScoredTarget {
    const measure::Target* target = nullptr;
    ShownState state;
    std::map<measure::Role, RoleScore> roles;  ///< Those that are in the frame.
    std::string operator_cluster;              ///< Who runs it; "": not known.
};

struct ScoredPillar {
    const score::PillarRules* rules = nullptr;
    score::PillarScore score;
};

/// A country's score with everything it was made of.
struct NationalScore {
    std::string window_first;
    measure::Timestamp as_of;  ///< When the newest report or import it rests on came in; else when its last day began.
    std::vector<ScoredTarget> targets;
    std::vector<ScoredPillar> pillars;
    score::Index index;
    score::Resampling intervals;  ///< Of the pillars, in their order, and of the index.
    double coverage = 0;          ///< Of the pillars that have targets in the frame, by their weight.
    double well_seen = 0;         ///< Share of the scores with a value that rest on votes enough.
    double seen_at_home =
        0;  ///< Share of them that rest on votes from inside the country; the others are views from abroad.
};

/// Scores a country. Pure: everything it depends on is in the question.
NationalScore score_country(const Question& question);

/// The index of targets with these scores; the pillars that are made of something else stand as they are in `others`. Pure.
score::Index index_of(const std::vector<ScoredTarget>& targets, const std::vector<ScoredPillar>& others,
                      const score::Methodology& rules);

/// The state and scores of the round, for the targets it has something to say of.
std::vector<TargetRoundRow> round_rows(const Question& question, const NationalScore& score);

/// The row that is published.
ScoreRow score_row(const Question& question, const NationalScore& score);

}  // namespace collector::aggregate
