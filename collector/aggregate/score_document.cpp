#include "collector/aggregate/score_document.hpp"

#include "measure/words.hpp"

#include <nlohmann/json.hpp>

namespace collector::aggregate {
namespace {

/// Sorts its keys: that is what makes the document canonical.
using Json = nlohmann::json;

Json number(const std::optional<double>& value)
{
    return value ? Json(*value) : Json();
}

Json frame_json(const measure::Frame& frame)
{
    return {{"title", frame.title},       {"version", frame.version},       {"dated", frame.dated},
            {"reviewed", frame.reviewed}, {"reviewer", frame.reviewer},     {"source", frame.source},
            {"sha256", frame.sha256},     {"targets", frame.targets.size()}};
}

Json index_json(const NationalScore& score)
{
    const auto& index = score.index;
    const bool shown = index.status != score::Status::insufficient_data;
    return {{"value", shown ? number(index.arithmetic.value) : Json()},
            {"low", index.arithmetic.low},
            {"high", index.arithmetic.high},
            {"geometric", number(index.geometric)},
            {"unbalanced", index.unbalanced},
            {"weakest", index.weakest == nullptr ? Json() : Json(index.weakest->id)},
            {"weight_present", index.weight_present},
            {"status", measure::to_word(index.status)},
            {"reasons", index.reasons},
            {"seen_by_enough_vantages", score.well_seen},
            {"seen_at_home", score.seen_at_home}};
}

Json stratum_json(const score::StratumScore& stratum)
{
    auto tiers = Json::array();
    for (const auto tier : stratum.rules->tiers) {
        tiers.push_back(measure::to_word(tier));
    }
    return {{"id", stratum.rules->id},    {"weight", stratum.rules->weight}, {"tiers", tiers},
            {"targets", stratum.targets}, {"valued", stratum.valued},        {"value", number(stratum.score.value)},
            {"low", stratum.score.low},   {"high", stratum.score.high},      {"coverage", stratum.coverage()}};
}

/// `value` is null where the pillar has too little data to be published; what there is stands in `value_of_measured`.
Json pillar_json(const ScoredPillar& pillar)
{
    const auto& score = pillar.score;
    auto strata = Json::array();
    for (const auto& stratum : score.strata) {
        strata.push_back(stratum_json(stratum));
    }
    return {{"weight", pillar.rules->weight},
            {"measured", pillar.rules->role.has_value()},
            {"sufficient", score.sufficient},
            {"value", score.sufficient ? number(score.score.value) : Json()},
            {"value_of_measured", number(score.score.value)},
            {"low", score.score.low},
            {"high", score.score.high},
            {"coverage", score.coverage},
            {"targets", score.targets},
            {"valued", score.valued},
            {"strata", strata}};
}

Json role_json(const RoleScore& role)
{
    return {{"standing", measure::to_word(role.standing)},
            {"value", number(role.value.value)},
            {"low", role.value.low},
            {"high", role.value.high},
            {"days", role.days},
            {"votes", role.votes}};
}

Json target_json(const ScoredTarget& it)
{
    const auto& shown = it.state.shown;
    auto roles = Json::object();
    for (const auto& [role, scored] : it.roles) {
        roles[std::string(measure::to_word(role))] = role_json(scored);
    }
    return {{"tier", measure::to_word(it.target->tier)},
            {"state", measure::to_word(shown.state)},
            {"cause", shown.cause ? Json(measure::to_word(*shown.cause)) : Json()},
            {"roles", roles}};
}

}  // namespace

std::string score_document(const Question& question, const NationalScore& score)
{
    auto pillars = Json::object();
    for (const auto& pillar : score.pillars) {
        pillars[pillar.rules->id] = pillar_json(pillar);
    }
    auto targets = Json::object();
    for (const auto& target : score.targets) {
        targets[target.target->domain] = target_json(target);
    }
    const Json document = {{"schema", 1},
                           {"country", question.frame.country},
                           {"as_of", measure::to_rfc3339(score.as_of)},
                           {"window", {{"first", score.window_first}, {"last", question.day}}},
                           {"methodology", {{"id", question.rules.id}, {"sha256", question.rules.sha256}}},
                           {"software", question.software},
                           {"frame", frame_json(question.frame)},
                           {"index", index_json(score)},
                           {"pillars", pillars},
                           {"targets", targets}};
    return document.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace collector::aggregate
