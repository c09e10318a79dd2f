#pragma once

#include "collector/ports/contribution.hpp"
#include "collector/repository/markdown.hpp"

#include <array>
#include <string>
#include <string_view>
#include <vector>

/// What a Member State tells of itself, as its front matter binds it (docs/repository.md).
namespace collector::repository {

/// Where a fact can be read.
struct Source {
    std::string title;
    std::string url;
};

/// Who is bound by what, and by when.
struct Mandate {
    std::string title;
    std::string bound;
    std::string dated;
    std::string by;      ///< "" without a day.
    std::string policy;  ///< Id of the policy by which it is measured (docs/policies.md); "" when it is not.
    std::string source;  ///< "" or an address.
};

enum class MilestoneState : std::uint8_t { planned, under_way, done, dropped };

constexpr std::array<std::string_view, 4> words_of(MilestoneState)
{
    return {"planned", "under_way", "done", "dropped"};
}

/// A step of the action plan.
struct Milestone {
    std::string title;
    std::string by;
    std::string owner;
    MilestoneState state = MilestoneState::planned;
};

/// What whoever sells to the state must offer.
struct ProcurementRule {
    std::string title;
    std::string since;
    std::string demands;
    std::string source;
};

struct Laboratory {
    std::string name;
    std::string place;
    std::string since;
    std::string probe;  ///< Of this collector; "" when it has none.
};

struct TrainingEvent {
    std::string title;
    std::string first;
    std::string last;
    std::string place;
    std::string audience;
    std::string page;
};

/// What was done, between the two windows of a case study.
struct Action {
    std::string title;
    std::string dated;
};

enum class Effect : std::uint8_t { raises, lowers, unknown };

constexpr std::array<std::string_view, 3> words_of(Effect)
{
    return {"raises", "lowers", "unknown"};
}

/// What else may have moved the figure.
struct Confounder {
    std::string what;
    Effect effect = Effect::unknown;
};

enum class SeriesScope : std::uint8_t { country, sector, target };

constexpr std::array<std::string_view, 3> words_of(SeriesScope)
{
    return {"country", "sector", "target"};
}

/// UTC days, both inclusive.
struct Window {
    std::string first;
    std::string last;
};

/// Which series of the collector's own a case study speaks of. Its values are read, never written.
struct Series {
    SeriesScope scope = SeriesScope::country;
    std::string figure;
    std::string sector;
    std::string target;
    Window before;
    Window after;
};

/// One heading of the form with what stands under it.
struct Section {
    std::string key;    ///< "policy"
    std::string title;  ///< In the author's own language.
    std::vector<Block> blocks;
};

/// A contribution as it was read: its card, the lists of its kind, its sections in the form's order.
struct Contribution {
    std::string id;
    ContributionCard card;
    std::vector<Source> sources;
    std::vector<Mandate> mandates;
    std::vector<Milestone> milestones;
    std::vector<ProcurementRule> rules;
    std::vector<Laboratory> laboratories;
    std::vector<TrainingEvent> events;
    Series series;
    std::vector<Action> actions;
    std::vector<Confounder> confounders;
    std::vector<Section> sections;
};

}  // namespace collector::repository
