#include "collector/aggregate/user_figure.hpp"
#include "collector/serve/csv_answer.hpp"
#include "collector/serve/handlers.hpp"
#include "collector/serve/to_json.hpp"
#include "measure/words.hpp"
#include "score/policy_target.hpp"

#include <nlohmann/json.hpp>

namespace collector::serve {
namespace {

/// A promise with how it stands.
struct JudgedPolicy {
    Policy policy;
    std::optional<FigurePoint> today;  ///< nullopt: the figure has no value yet.
    score::PolicyDistance distance;
};

measure::Result<std::vector<FigurePoint>> series_of(const Call& call, const Policy& policy)
{
    if (policy.figure != "users") {
        return call.site.views.figures(policy.country, policy.figure);
    }
    return call.site.views.networks(policy.country).map([](const std::optional<NetworksRow>& row) {
        return row ? aggregate::user_figure(row->document) : std::vector<FigurePoint>();
    });
}

/// Days that cannot be read are left out: one bad row must not hide a promise.
std::vector<score::DatedValue> dated(const std::vector<FigurePoint>& series)
{
    std::vector<score::DatedValue> values;
    for (const auto& point : series) {
        if (const auto day = measure::parse_iso_date(point.day)) {
            values.push_back({.day = *day, .value = point.value});
        }
    }
    return values;
}

JudgedPolicy judge(const Policy& policy, const std::vector<FigurePoint>& series, const score::PolicyRules& rules)
{
    JudgedPolicy judged{.policy = policy, .today = {}, .distance = {}};
    if (!series.empty()) {
        judged.today = series.back();
    }
    const auto by = measure::parse_iso_date(policy.by);
    const auto target = by ? std::optional(score::PolicyTarget{.value = policy.target, .by = *by}) : std::nullopt;
    judged.distance = score::distance_to(target, dated(series), rules);
    return judged;
}

measure::Result<std::vector<JudgedPolicy>> judged_policies(const Call& call)
{
    const auto policies = call.site.views.policies(call.names.at("country"));
    if (!policies) {
        return tl::unexpected(policies.error());
    }
    std::vector<JudgedPolicy> judged;
    for (const auto& policy : *policies) {
        const auto series = series_of(call, policy);
        if (!series) {
            return tl::unexpected(series.error());
        }
        judged.push_back(judge(policy, *series, call.site.methodology.policy));
    }
    return judged;
}

Json policy_json(const JudgedPolicy& it)
{
    const auto& policy = it.policy;
    return {{"id", policy.id},
            {"title", policy.title},
            {"mandate", policy.mandate},
            {"scope", policy.scope},
            {"figure", policy.figure},
            {"target", policy.target},
            {"by", policy.by},
            {"dated", policy.dated},
            {"source", policy.source},
            {"value", it.today ? Json(it.today->value) : Json()},
            {"as_of", it.today ? Json(it.today->day) : Json()},
            {"pace", measure::to_word(it.distance.pace)},
            {"distance", to_json(it.distance.distance)},
            {"slope_per_year", to_json(it.distance.slope_per_year)},
            {"expected", to_json(it.distance.expected)}};
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
    const auto judged = judged_policies(call);
    if (!judged) {
        return failed(call, judged.error());
    }
    auto document = new_document();
    document["country"] = call.names.at("country");
    document["policies"] = Json::array();
    for (const auto& it : *judged) {
        document["policies"].push_back(policy_json(it));
    }
    return answer_json(document);
}

Answer answer_policies_csv(const Call& call)
{
    const auto judged = judged_policies(call);
    if (!judged) {
        return failed(call, judged.error());
    }
    std::vector<std::vector<std::string>> rows{{"id", "title", "mandate", "scope", "figure", "target", "by", "dated",
                                                "source", "value", "as_of", "pace", "distance", "slope_per_year",
                                                "expected"}};
    for (const auto& it : *judged) {
        const auto json = policy_json(it);
        std::vector<std::string> row;
        for (const auto& name : rows.front()) {
            row.push_back(cell(json.at(name)));
        }
        rows.push_back(std::move(row));
    }
    return answer_csv(call, "policies", rows);
}

}  // namespace collector::serve
