#include "collector/aggregate/score_document.hpp"

#include "measure/words.hpp"
#include "score/rank.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace collector::aggregate {
namespace {

/// Sorts its keys: that is what makes the document canonical.
using Json = nlohmann::json;

Json number(const std::optional<double>& value)
{
    return value ? Json(*value) : Json();
}

Json interval_json(const score::Interval& interval)
{
    return {{"low", interval.low}, {"high", interval.high}};
}

/// `low` and `high` are what is published; beside them the two parts: what operators and days would move, and the hard bounds
/// of what is not known.
void add_interval(Json& figure, const score::Spread& spread, const score::Bounded& bounds)
{
    const bool known = spread.method != score::IntervalMethod::none;
    figure["low"] = spread.published.low;
    figure["high"] = spread.published.high;
    figure["interval_method"] = measure::to_word(spread.method);
    figure["sampling"] = known ? interval_json(spread.sampling) : Json();
    figure["bounds"] = interval_json({.low = bounds.low, .high = bounds.high});
}

/// How many targets were reviewed one by one, by the words of the review.
Json review_json(const measure::Frame& frame)
{
    Json count = Json::object();
    for (const auto word : words_of(measure::ReviewState{})) {
        count[std::string(word)] = std::count_if(frame.targets.begin(), frame.targets.end(), [&](const auto& target) {
            return measure::to_word(target.review.state) == word;
        });
    }
    return count;
}

Json frame_json(const measure::Frame& frame)
{
    return {{"reviewed_on", frame.reviewed_on},
            {"targets_by_review", review_json(frame)},
            {"title", frame.title},
            {"version", frame.version},
            {"dated", frame.dated},
            {"reviewed", frame.reviewed},
            {"reviewer", frame.reviewer},
            {"source", frame.source},
            {"sha256", frame.sha256},
            {"targets", frame.targets.size()}};
}

Json index_json(const NationalScore& score)
{
    const auto& index = score.index;
    const bool shown = index.status != score::Status::insufficient_data;
    Json figure = {{"value", shown ? number(index.arithmetic.value) : Json()},
                   {"geometric", number(index.geometric)},
                   {"unbalanced", index.unbalanced},
                   {"weakest", index.weakest == nullptr ? Json() : Json(index.weakest->id)},
                   {"weight_present", index.weight_present},
                   {"status", measure::to_word(index.status)},
                   {"reasons", index.reasons},
                   {"seen_by_enough_vantages", score.well_seen},
                   {"seen_at_home", score.seen_at_home}};
    add_interval(figure, score.intervals.index, index.arithmetic);
    return figure;
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

/// Of whom the pillar of home routers speaks. No figure of a single device: what is withheld of it must not be told here.
Json market_json(const DeviceMarket& market)
{
    return {{"by_installed_base", market.by_installed_base},
            {"models", market.models.size()},
            {"measured", market.measured},
            {"dated", market.dated},
            {"sources", market.sources}};
}

/// What several sources say of users: their median, how far they are apart, and that one alone is no confirmation (4.6).
Json networks_json(const KnownNetworks& known, const score::NetworkRules& rules)
{
    const auto scored = score::score_networks(known.facts, rules);
    const bool told = scored.users.has_value();
    return {{"users", number(scored.users)},
            {"sources", known.facts.users.size()},
            {"half_range", told ? Json(scored.half_range) : Json()},
            {"single_source", told ? Json(scored.single_source) : Json()},
            {"expired", known.expired}};
}

/// `value` is null where the pillar has too little data to be published; what there is stands in `value_of_measured`.
Json pillar_json(const ScoredPillar& pillar, const score::Spread& spread)
{
    const auto& score = pillar.score;
    auto strata = Json::array();
    for (const auto& stratum : score.strata) {
        strata.push_back(stratum_json(stratum));
    }
    Json figure = {{"weight", pillar.rules->weight},
                   {"measured", pillar.rules->role.has_value() || score.score.value.has_value()},
                   {"sufficient", score.sufficient},
                   {"value", score.sufficient ? number(score.score.value) : Json()},
                   {"value_of_measured", number(score.score.value)},
                   {"coverage", score.coverage},
                   {"targets", score.targets},
                   {"valued", score.valued},
                   {"operators", spread.operators},
                   {"effective_operators", spread.effective_operators},
                   {"strata", strata}};
    add_interval(figure, spread, score.score);
    return figure;
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
            {"operator", it.operator_cluster},
            {"roles", roles}};
}

/// What makes the intervals again to the last bit.
Json resampling_json(const Question& question)
{
    const auto& rules = question.rules.bootstrap;
    return {{"seed", rules.seed}, {"stream", question.frame.country}, {"replicates", rules.replicates}};
}

/// Of this country alone: whom it would be ranked among is not known here.
Json rank_json(const Question& question, const NationalScore& score)
{
    std::vector<bool> present;
    for (const auto& pillar : score.pillars) {
        present.push_back(pillar.score.sufficient);
    }
    const auto reasons = score::why_no_rank(score.intervals, present, score.targets.size(), question.rules);
    return {{"eligible", reasons.empty()}, {"reasons", reasons}};
}

}  // namespace

std::string score_document(const Question& question, const NationalScore& score)
{
    auto pillars = Json::object();
    for (std::size_t i = 0; i < score.pillars.size(); ++i) {
        auto& pillar = pillars[score.pillars[i].rules->id] = pillar_json(score.pillars[i], score.intervals.pillars[i]);
        if (score.pillars[i].rules->source == score::PillarSource::devices && question.market != nullptr) {
            pillar["market"] = market_json(*question.market);
        }
        if (is_of_networks(*score.pillars[i].rules) && question.networks) {
            pillar["networks"] = networks_json(*question.networks, question.rules.networks);
        }
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
                           {"resampling", resampling_json(question)},
                           {"rank", rank_json(question, score)},
                           {"pillars", pillars},
                           {"targets", targets}};
    return document.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace collector::aggregate
