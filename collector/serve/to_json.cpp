#include "collector/serve/to_json.hpp"

#include "codec/target_json.hpp"
#include "measure/words.hpp"

#include <nlohmann/json.hpp>

namespace collector::serve {
namespace {

template <typename Enum>
Json words_in(const std::vector<Enum>& values)
{
    Json words = Json::array();
    for (const auto value : values) {
        words.push_back(measure::to_word(value));
    }
    return words;
}

Json states_of(const Nation& nation)
{
    Json states = Json::object();
    for (const auto word : words_of(measure::State{})) {
        const auto state = measure::from_word<measure::State>(word);
        const auto found = nation.states.find(state.value_or(measure::State::unknown));
        states[std::string(word)] = found == nation.states.end() ? 0 : found->second;
    }
    return states;
}

Json pillars_of(const ScoreDetails& details)
{
    Json pillars = Json::object();
    for (const auto& pillar : details.pillars) {
        pillars[pillar.name] = {{"value", to_json(pillar.value)},
                                {"low", to_json(pillar.low)},
                                {"high", to_json(pillar.high)},
                                {"coverage", to_json(pillar.coverage)}};
    }
    return pillars;
}

std::string last_seen_of(const VantageView& vantage)
{
    return vantage.latest ? measure::to_rfc3339(vantage.latest->at) : std::string{};
}

}  // namespace

Json to_json(const std::optional<double>& number)
{
    return number ? Json(*number) : Json(nullptr);
}

Json to_json(const std::optional<measure::Cause>& cause)
{
    return cause ? Json(measure::to_word(*cause)) : Json(nullptr);
}

Json to_json(const ScoreRow& score)
{
    Json json;
    json["country"] = score.country;
    json["index"] = to_json(score.index);
    json["interval"] = Json::array({to_json(score.low), to_json(score.high)});
    json["status"] = score.status;
    json["coverage"] = score.coverage;
    json["as_of"] = measure::to_rfc3339(score.as_of);
    json["window"] = {{"first", score.window_first}, {"last", score.window_last}};
    json["methodology"] = score.methodology;
    json["methodology_sha256"] = score.methodology_sha256;
    json["frame_sha256"] = score.frame_sha256;
    json["software"] = score.software;
    return json;
}

Json to_json(const Nation& nation)
{
    auto json = to_json(nation.score);
    json["title"] = nation.details.frame_title;
    json["frame_reviewed"] = nation.details.frame_reviewed ? Json(*nation.details.frame_reviewed) : Json(nullptr);
    json["pillars"] = pillars_of(nation.details);
    json["targets"] = nation.targets;
    json["opted_out"] = nation.opted_out;
    json["states"] = states_of(nation);
    json["causes"] = Json::array();
    for (const auto& [cause, targets] : nation.causes) {
        json["causes"].push_back({{"cause", measure::to_word(cause)}, {"targets", targets}});
    }
    return json;
}

Json to_json(const SectorView& sector)
{
    return {{"country", sector.country},
            {"sector", sector.sector},
            {"targets", sector.targets},
            {"operational", sector.operational},
            {"web_score", to_json(sector.web_score)},
            {"dns_score", to_json(sector.dns_score)},
            {"mail_score", to_json(sector.mail_score)}};
}

Json to_json(const measure::TargetState& state)
{
    return {{"state", measure::to_word(state.state)}, {"cause", to_json(state.cause)}, {"check", state.check}};
}

Json to_json(const TargetView& view)
{
    const auto& target = view.target;
    Json json;
    json["domain"] = target.domain;
    json["country"] = target.country;
    json["organisation"] = target.organisation;
    json["sector"] = target.sector;
    json["tier"] = measure::to_word(target.tier);
    json["roles"] = words_in(target.roles);
    json["hosts"] = target.hosts;
    json["tags"] = target.tags;
    json["intended_absent"] = words_in(target.intended_absent);
    json["opt_out"] = target.opt_out;
    codec::put_record(json, target);
    json["unicode"] = target.unicode.empty() ? target.domain : target.unicode;
    json.update(to_json(view.state));
    json["round"] = view.round;
    json["web_score"] = to_json(view.web_score);
    json["dns_score"] = to_json(view.dns_score);
    json["mail_score"] = to_json(view.mail_score);
    return json;
}

Json to_json(const ConsensusRow& row)
{
    auto json = to_json(row.verdict);
    json["round"] = row.round;
    json["in_country"] = row.in_country;
    json["counts"] = row.counts;
    json["votes"] = row.votes;
    json["passes"] = row.passes;
    return json;
}

Json to_json(const ResultView& view)
{
    const auto& result = view.result;
    auto json = to_json(result.state);
    json["probe"] = result.probe;
    json["round"] = result.round;
    json["attempt"] = result.attempt;
    json["started"] = measure::to_rfc3339(result.started);
    json["elapsed_seconds"] = measure::in_seconds(result.elapsed);
    json["qualified"] = {{"ipv4", result.qualified_ipv4}, {"ipv6", result.qualified_ipv6}};
    json["software"] = result.software;
    json["batch"] = {{"stream", view.batch.stream}, {"seq", view.batch.seq}, {"line", result.key.line}};
    json["verdicts"] = Json::array();
    for (const auto& verdict : result.verdicts) {
        json["verdicts"].push_back(to_json(verdict));
    }
    return json;
}

Json to_json(const ChangeView& change)
{
    return {{"domain", change.target},
            {"country", change.country},
            {"round", change.round},
            {"before", to_json(change.before)},
            {"after", to_json(change.after)}};
}

Json to_json(const BasisChange& change)
{
    return {{"country", change.country},
            {"round", change.round},
            {"methodology_before", change.methodology_before},
            {"methodology", change.methodology},
            {"other_rules", change.other_rules},
            {"other_frame", change.other_frame}};
}

Json to_json(const VantageView& vantage)
{
    const auto& latest = vantage.latest;
    Json json;
    json["name"] = vantage.registration.probe;
    json["country"] = vantage.registration.country;
    json["as_number"] = vantage.registration.as_number;
    json["laboratory"] = vantage.registration.laboratory;
    json["qualified"] = latest && latest->qualified_ipv4 && latest->qualified_ipv6;
    json["qualified_ipv4"] = latest && latest->qualified_ipv4;
    json["qualified_ipv6"] = latest && latest->qualified_ipv6;
    json["reason"] = vantage.revoked ? "revoked" : (latest ? latest->reason : "has not reported yet");
    json["results"] = vantage.results;
    json["last_seen"] = latest ? Json(last_seen_of(vantage)) : Json(nullptr);
    json["revoked"] = vantage.revoked;
    return json;
}

}  // namespace collector::serve
