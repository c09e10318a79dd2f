#include "collector/aggregate/policy_standing.hpp"
#include "collector/serve/handlers.hpp"
#include "collector/serve/made_by.hpp"
#include "collector/serve/table.hpp"
#include "collector/serve/to_json.hpp"
#include "measure/words.hpp"

#include <nlohmann/json.hpp>

namespace collector::serve {
namespace {

using Standings = std::vector<aggregate::PolicyStanding>;

measure::Result<Standings> standings_of(const Call& call)
{
    const auto window = call.site.rules == nullptr ? score::TimeRules{} : call.site.rules->time;
    return aggregate::policy_standings(call.site.views, call.names.at("country"),
                                       std::chrono::floor<std::chrono::days>(call.site.now()), call.site.methodology.policy,
                                       window.window_days);
}

/// null for a promise of the whole frame.
Json part_json(const aggregate::PolicyStanding& it)
{
    const auto& part = it.policy.part;
    if (part.is_whole()) {
        return {};
    }
    return {{"sectors", part.sectors},
            {"tiers", part.tiers},
            {"organisations", part.organisations},
            {"domains", part.domains},
            {"tags", part.tags},
            {"targets", it.part ? Json(it.part->figure.targets) : Json()},
            {"coverage", it.part ? Json(it.part->figure.coverage) : Json()}};
}

std::optional<double> low_of(const std::optional<score::Interval>& interval)
{
    return interval ? std::optional(interval->low) : std::nullopt;
}

std::optional<double> high_of(const std::optional<score::Interval>& interval)
{
    return interval ? std::optional(interval->high) : std::nullopt;
}

Json policy_json(const aggregate::PolicyStanding& it, bool withheld)
{
    const auto& policy = it.policy;
    const auto& distance = it.distance;
    return {{"id", policy.id},
            {"title", policy.title},
            {"mandate", policy.mandate},
            {"scope", policy.scope},
            {"part", part_json(it)},
            {"figure", policy.figure},
            {"target", policy.target},
            {"by", policy.by},
            {"dated", policy.dated},
            {"source", policy.source},
            {"value", it.today ? Json(it.today->value) : Json()},
            {"low", it.today ? to_json(it.today->low) : Json()},
            {"high", it.today ? to_json(it.today->high) : Json()},
            {"as_of", it.today ? Json(it.today->day) : Json()},
            {"value_then", distance.then ? Json(distance.then->value) : Json()},
            {"as_of_then", distance.then ? Json(measure::to_iso_date(distance.then->day)) : Json()},
            {"pace", measure::to_word(distance.pace)},
            {"certain", distance.certain},
            {"distance", to_json(distance.distance)},
            {"slope_per_year", to_json(distance.slope_per_year)},
            {"slope_low", to_json(low_of(distance.slope_interval))},
            {"slope_high", to_json(high_of(distance.slope_interval))},
            {"expected", to_json(distance.expected)},
            {"expected_low", to_json(low_of(distance.expected_interval))},
            {"expected_high", to_json(high_of(distance.expected_interval))},
            {"withheld", withheld}};
}

/// As the reader may know them.
measure::Result<Json> policies_json(const Call& call)
{
    const auto judged = standings_of(call);
    if (!judged) {
        return tl::unexpected(judged.error());
    }
    auto policies = Json::array();
    for (const auto& it : *judged) {
        const auto withheld = call.shown == nullptr ? measure::Result<bool>(false) : call.shown->withholds(it.policy);
        if (!withheld) {
            return tl::unexpected(withheld.error());
        }
        policies.push_back(policy_json(it, *withheld));
    }
    return policies;
}

/// A cell of the table: text as it is, a number as JSON writes it, nothing for null.
std::string cell(const Json& value)
{
    if (value.is_string()) {
        return value.get<std::string>();
    }
    return value.is_null() ? "" : value.dump();
}

}  // namespace

Answer answer_policies(const Call& call)
{
    auto policies = policies_json(call);
    auto made = made_by(call, {call.names.at("country")});
    if (!policies || !made) {
        return failed(call, policies ? made.error() : policies.error());
    }
    auto document = new_document();
    document["country"] = call.names.at("country");
    document["made_by"] = *std::move(made);
    document["policies"] = *std::move(policies);
    return answer_json(document);
}

Answer answer_policies_table(const Call& call)
{
    const auto policies = policies_json(call);
    const auto made = made_by_cells(call);
    if (!policies || !made) {
        return failed(call, policies ? made.error() : policies.error());
    }
    const std::vector<std::string> members{
        "id",           "title",         "mandate",  "scope",          "part",      "figure",     "target",
        "by",           "dated",         "source",   "value",          "low",       "high",       "as_of",
        "pace",         "certain",       "distance", "slope_per_year", "slope_low", "slope_high", "expected",
        "expected_low", "expected_high", "withheld", "value_then",     "as_of_then"};
    auto titles = members;
    const auto origin = made_by_columns();
    titles.insert(titles.end(), origin.begin(), origin.end());
    const auto known = made->find(call.names.at("country"));
    const auto cells = known == made->end() ? std::vector<std::string>(origin.size()) : known->second;
    std::vector<std::vector<std::string>> rows{std::move(titles)};
    for (const auto& policy : *policies) {
        std::vector<std::string> row;
        for (const auto& name : members) {
            row.push_back(cell(policy.at(name)));
        }
        row.insert(row.end(), cells.begin(), cells.end());
        rows.push_back(std::move(row));
    }
    return answer_table(call, "policies", rows);
}

}  // namespace collector::serve
