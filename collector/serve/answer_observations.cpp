#include "collector/serve/csv_answer.hpp"
#include "collector/serve/handlers.hpp"

#include <cstdio>

namespace collector::serve {
namespace {

/// One figure of a day.
struct Observation {
    std::string indicator;
    std::optional<double> value;
    std::optional<double> low;
    std::optional<double> high;
};

std::string number(const std::optional<double>& value)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.6g", value.value_or(0));
    return value ? text : "";
}

/// Of SDMX's code list CL_OBS_STATUS: A normal, P provisional, M missing.
std::string status_of(const Observation& it, const std::string& status)
{
    if (!it.value) {
        return "M";
    }
    return status == "published" ? "A" : "P";
}

std::vector<Observation> observations_in(const ScoreRow& score)
{
    std::vector<Observation> all{{.indicator = "index", .value = score.index, .low = score.low, .high = score.high}};
    for (const auto& pillar : read_score_document(score.document).pillars) {
        all.push_back({.indicator = pillar.name, .value = pillar.value, .low = pillar.low, .high = pillar.high});
    }
    all.push_back({.indicator = "coverage", .value = score.coverage, .low = {}, .high = {}});
    return all;
}

void add(std::vector<std::vector<std::string>>& rows, const ScoreRow& score)
{
    for (const auto& it : observations_in(score)) {
        rows.push_back({score.country, it.indicator, "D", score.window_last, number(it.value), number(it.low),
                        number(it.high), status_of(it, score.status), score.methodology, score.methodology_sha256,
                        score.frame_sha256, score.window_first});
    }
}

}  // namespace

Answer answer_observations_csv(const Call& call)
{
    const auto wanted = call.parameter("country");
    const auto latest = call.site.views.latest_scores();
    if (!latest) {
        return failed(call, latest.error());
    }
    std::vector<std::vector<std::string>> rows{{"REF_AREA", "INDICATOR", "FREQ", "TIME_PERIOD", "OBS_VALUE", "LOWER",
                                                "UPPER", "OBS_STATUS", "METHODOLOGY", "METHODOLOGY_SHA256", "FRAME_SHA256",
                                                "WINDOW_FIRST"}};
    for (const auto& newest : *latest) {
        if (!wanted.empty() && newest.country != wanted) {
            continue;
        }
        const auto history = call.site.views.score_history(newest.country);
        if (!history) {
            return failed(call, history.error());
        }
        for (const auto& score : *history) {
            add(rows, score);
        }
    }
    return answer_csv(call, "observations", rows);
}

}  // namespace collector::serve
