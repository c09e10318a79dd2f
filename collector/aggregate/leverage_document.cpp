#include "collector/aggregate/leverage_document.hpp"

#include "collector/aggregate/fixes_document.hpp"
#include "measure/words.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace collector::aggregate {
namespace {

/// Sorts its keys: that is what makes the document canonical.
using Json = nlohmann::json;

Json site_json(const FaultSite& site)
{
    return {{"kind", measure::to_word(site.kind)}, {"name", site.name}};
}

Json point_json(const LeveragePoint& point, std::size_t rank)
{
    auto causes = Json::array();
    for (const auto cause : point.causes) {
        causes.push_back(measure::to_word(cause));
    }
    const auto named = static_cast<std::ptrdiff_t>(std::min(point.targets.size(), kMostNamed));
    auto json = site_json(point.site);
    json["rank"] = rank;
    json["operator"] = point.operator_name;
    json["target_count"] = point.targets.size();
    json["targets"] = std::vector<std::string>(point.targets.begin(), point.targets.begin() + named);
    json["alone"] = point.alone;
    json["causes"] = std::move(causes);
    return json;
}

Json step_json(const LeverageStep& step)
{
    auto mend = Json::array();
    for (const auto& site : step.mend) {
        mend.push_back(site_json(site));
    }
    return {{"mend", std::move(mend)}, {"gained", step.gained}, {"mended", step.mended}, {"whole", step.whole}};
}

Json table_json(const LeverageTable& table)
{
    auto points = Json::array();
    for (const auto& point : table.points) {
        points.push_back(point_json(point, points.size() + 1));
    }
    auto steps = Json::array();
    for (const auto& step : table.steps) {
        steps.push_back(step_json(step));
    }
    return {{"points", std::move(points)}, {"steps", std::move(steps)}};
}

}  // namespace

std::string leverage_document(const Question& question, const NationalScore& score, const Leverage& leverage)
{
    const Json document = {{"schema", 1},
                           {"country", question.frame.country},
                           {"as_of", measure::to_rfc3339(score.as_of)},
                           {"round", question.day},
                           {"methodology", question.rules.id},
                           {"methodology_sha256", question.rules.sha256},
                           {"frame_sha256", question.frame.sha256},
                           {"software", question.software},
                           {"window", {{"first", score.window_first}, {"last", question.day}}},
                           {"services", leverage.services},
                           {"whole", leverage.whole},
                           {"by_thing", table_json(leverage.by_thing)},
                           {"by_operator", table_json(leverage.by_operator)}};
    return document.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace collector::aggregate
