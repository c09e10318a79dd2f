#include "collector/aggregate/target_history.hpp"
#include "collector/cli/explanation.hpp"
#include "measure/words.hpp"

#include <nlohmann/json.hpp>

namespace collector::cli {
namespace {

using Json = nlohmann::ordered_json;

Json number(const std::optional<double>& value)
{
    return value ? Json(*value) : Json();
}

Json to_json(const measure::TargetState& state)
{
    return {{"state", measure::to_word(state.state)},
            {"cause", state.cause ? Json(measure::to_word(*state.cause)) : Json()},
            {"check", state.check}};
}

Json to_json(const measure::Verdict& verdict)
{
    return {{"check", verdict.check},
            {"outcome", measure::to_word(verdict.outcome)},
            {"value", number(verdict.value)},
            {"rule", verdict.rule},
            {"cause", verdict.cause ? Json(measure::to_word(*verdict.cause)) : Json()},
            {"masked_by", verdict.masked_by},
            {"detail", verdict.detail}};
}

Json to_json(const ConsensusRow& row)
{
    return {{"check", row.check}, {"round", row.round},   {"in_country", row.in_country},   {"counts", row.counts},
            {"votes", row.votes}, {"passes", row.passes}, {"verdict", to_json(row.verdict)}};
}

Json to_json(const ResultView& view, const std::string& line)
{
    auto verdicts = Json::array();
    for (const auto& verdict : view.result.verdicts) {
        verdicts.push_back(to_json(verdict));
    }
    return {{"probe", view.result.probe},
            {"started", measure::to_rfc3339(view.result.started)},
            {"attempt", view.result.attempt},
            {"state", to_json(view.result.state)},
            {"ledger_position", view.result.key.position},
            {"line", view.result.key.line},
            {"stream", view.batch.stream},
            {"seq", view.batch.seq},
            {"verdicts", verdicts},
            {"reported", Json::parse(line, nullptr, false)}};
}

Json to_json(const TargetView& view)
{
    return {{"target", view.target.domain},
            {"organisation", view.target.organisation},
            {"country", view.target.country},
            {"sector", view.target.sector},
            {"round", view.round},
            {"shown", to_json(view.state)},
            {"web_score", number(view.web_score)},
            {"dns_score", number(view.dns_score)},
            {"mail_score", number(view.mail_score)}};
}

Json to_json(const score::ComponentScore& component)
{
    return {{"id", component.rules->id},          {"weight", component.rules->weight},
            {"applicable", component.applicable}, {"value", number(component.score.value)},
            {"low", component.score.low},         {"high", component.score.high},
            {"checks", component.rules->checks}};
}

/// How the consensus of this round became a score: gate, base, components.
Json to_json(const score::RoleRules& rules, const score::TargetScore& scored)
{
    auto gates = Json::array();
    for (const auto& gate : rules.gates) {
        gates.push_back(gate.check);
    }
    auto components = Json::array();
    for (const auto& component : scored.components) {
        components.push_back(to_json(component));
    }
    return {{"standing", measure::to_word(scored.standing)},
            {"value", number(scored.score.value)},
            {"low", scored.score.low},
            {"high", scored.score.high},
            {"gate", scored.gate},
            {"gates", gates},
            {"base", rules.base},
            {"components", components}};
}

Json roles_json(const TargetExplanation& target)
{
    const auto scores = aggregate::score_roles(target.consensus, target.methodology.rules);
    auto roles = Json::object();
    for (const auto& rules : target.methodology.rules.roles) {
        roles[std::string(measure::to_word(rules.role))] = to_json(rules, scores.at(rules.role));
    }
    return roles;
}

std::string finish(const Json& json)
{
    return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace

std::string target_json(const TargetExplanation& target)
{
    Json json = {{"schema", 1}, {"explains", "target"}};
    json.update(to_json(target.view));
    json["roles"] = roles_json(target);
    json["consensus"] = Json::array();
    for (const auto& row : target.consensus) {
        json["consensus"].push_back(to_json(row));
    }
    json["results"] = Json::array();
    for (const auto& result : target.results) {
        json["results"].push_back(to_json(result, target.lines.at(result.result.key)));
    }
    return finish(json);
}

std::string country_json(const ScoreRow& score, const std::vector<TargetView>& targets)
{
    Json json = {{"schema", 1},
                 {"explains", "country"},
                 {"country", score.country},
                 {"as_of", measure::to_rfc3339(score.as_of)},
                 {"index", number(score.index)},
                 {"interval", {number(score.low), number(score.high)}},
                 {"status", score.status},
                 {"coverage", score.coverage},
                 {"window", {score.window_first, score.window_last}},
                 {"methodology", score.methodology},
                 {"methodology_sha256", score.methodology_sha256},
                 {"frame_sha256", score.frame_sha256},
                 {"document", Json::parse(score.document, nullptr, false)}};
    json["targets"] = Json::array();
    for (const auto& target : targets) {
        json["targets"].push_back(to_json(target));
    }
    return finish(json);
}

}  // namespace collector::cli
