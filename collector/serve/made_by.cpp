#include "collector/serve/made_by.hpp"

#include <nlohmann/json.hpp>

namespace collector::serve {

measure::Result<Json> made_by(const Call& call, const std::set<std::string>& countries)
{
    const auto nations = call.nations.at(call.site.views);
    if (!nations) {
        return tl::unexpected(nations.error());
    }
    Json made = Json::object();
    for (const auto& nation : **nations) {
        const auto& score = nation.score;
        if (countries.contains(score.country)) {
            made[score.country] = {
                {"methodology", score.methodology},
                {"methodology_sha256", score.methodology_sha256},
                {"frame_sha256", score.frame_sha256},
                {"frame_reviewed", nation.details.frame_reviewed ? Json(*nation.details.frame_reviewed) : Json()},
                {"window", {{"first", score.window_first}, {"last", score.window_last}}},
                {"software", score.software},
                {"as_of", measure::to_rfc3339(score.as_of)}};
        }
    }
    return made;
}

std::vector<std::string> made_by_columns()
{
    return {"methodology", "methodology_sha256", "frame_sha256",  "window_first",
            "window_last", "software",           "frame_reviewed"};
}

measure::Result<std::map<std::string, std::vector<std::string>>> made_by_cells(const Call& call)
{
    const auto nations = call.nations.at(call.site.views);
    if (!nations) {
        return tl::unexpected(nations.error());
    }
    std::map<std::string, std::vector<std::string>> cells;
    for (const auto& nation : **nations) {
        const auto& score = nation.score;
        cells[score.country] = {score.methodology, score.methodology_sha256, score.frame_sha256,         score.window_first,
                                score.window_last, score.software,           review_cell(nation.details)};
    }
    return cells;
}

std::string made_by_words(const ScoreRow& score)
{
    return "Methodology " + score.methodology + " (" + score.methodology_sha256 + "), frame " + score.frame_sha256 +
           ", window " + score.window_first + " to " + score.window_last + ", made by " + score.software +
           " from reports up to " + measure::to_rfc3339(score.as_of) + ".";
}

std::string review_cell(const ScoreDetails& details)
{
    if (!details.frame_reviewed) {
        return "";
    }
    return *details.frame_reviewed ? "true" : "false";
}

}  // namespace collector::serve
