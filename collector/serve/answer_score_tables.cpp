#include "collector/serve/handlers.hpp"
#include "collector/serve/made_by.hpp"
#include "collector/serve/table.hpp"

#include <cstdio>

/// The scores of all days as tables: one for readers of scores, one for tools that read SDMX.
namespace collector::serve {
namespace {

using Rows = std::vector<std::vector<std::string>>;

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

/// A seed has more digits than a share.
std::string whole_number(const std::optional<double>& value)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.0f", value.value_or(0));
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

std::vector<Observation> observations_in(const ScoreRow& score, const ScoreDetails& details)
{
    std::vector<Observation> all{{.indicator = "index", .value = score.index, .low = score.low, .high = score.high}};
    for (const auto& pillar : details.pillars) {
        all.push_back({.indicator = pillar.name, .value = pillar.value, .low = pillar.low, .high = pillar.high});
    }
    all.push_back({.indicator = "coverage", .value = score.coverage, .low = {}, .high = {}});
    return all;
}

void add_observations(Rows& rows, const ScoreRow& score)
{
    const auto details = read_score_document(score.document);
    const auto review = review_cell(details);
    for (const auto& it : observations_in(score, details)) {
        rows.push_back({score.country, it.indicator, "D", score.window_last, number(it.value), number(it.low),
                        number(it.high), status_of(it, score.status), score.methodology, score.methodology_sha256,
                        score.frame_sha256, score.window_first, score.software, review});
    }
}

void add_score(Rows& rows, const ScoreRow& score)
{
    const auto details = read_score_document(score.document);
    const auto& index = details.index;
    rows.push_back({score.country,
                    measure::to_rfc3339(score.as_of),
                    score.window_first,
                    score.window_last,
                    score.methodology,
                    score.methodology_sha256,
                    score.frame_sha256,
                    score.software,
                    number(score.index),
                    number(score.low),
                    number(score.high),
                    score.status,
                    number(score.coverage),
                    number(index.geometric),
                    index.weakest,
                    number(index.sampling_low),
                    number(index.sampling_high),
                    number(index.bounds_low),
                    number(index.bounds_high),
                    whole_number(index.seed),
                    review_cell(details)});
}

using AddScore = void (*)(Rows& rows, const ScoreRow& score);

/// Adds every score that was asked for, oldest first; one country at a time, for each score has its document with it.
measure::Result<void> add_scores(const Call& call, Rows& rows, AddScore add)
{
    const auto wanted = call.parameter("country");
    const auto latest = call.site.views.latest_scores();
    if (!latest) {
        return tl::unexpected(latest.error());
    }
    for (const auto& newest : *latest) {
        if (!wanted.empty() && newest.country != wanted) {
            continue;
        }
        const auto history = call.site.views.score_history(newest.country);
        if (!history) {
            return tl::unexpected(history.error());
        }
        for (const auto& score : *history) {
            add(rows, score);
        }
    }
    return {};
}

Answer answer_days(const Call& call, const std::string& name, Rows rows, AddScore add)
{
    const auto added = add_scores(call, rows, add);
    return added ? answer_table(call, name, rows) : failed(call, added.error());
}

}  // namespace

Answer answer_observations_table(const Call& call)
{
    return answer_days(call, "observations",
                       {{"REF_AREA", "INDICATOR", "FREQ", "TIME_PERIOD", "OBS_VALUE", "LOWER", "UPPER", "OBS_STATUS",
                         "METHODOLOGY", "METHODOLOGY_SHA256", "FRAME_SHA256", "WINDOW_FIRST", "SOFTWARE", "FRAME_REVIEWED"}},
                       &add_observations);
}

Answer answer_scores_table(const Call& call)
{
    return answer_days(call, "scores",
                       {{"country",      "as_of",     "window_first",  "window_last",  "methodology",   "methodology_sha256",
                         "frame_sha256", "software",  "index",         "low",          "high",          "status",
                         "coverage",     "geometric", "weakest",       "sampling_low", "sampling_high", "bounds_low",
                         "bounds_high",  "seed",      "frame_reviewed"}},
                       &add_score);
}

}  // namespace collector::serve
