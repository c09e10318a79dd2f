#include "collector/cli/console.hpp"
#include "collector/cli/freshen.hpp"
#include "collector/cli/indexing.hpp"
#include "collector/cli/scoring.hpp"
#include "collector/cli/verbs.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace collector::cli {
namespace {

using Json = nlohmann::ordered_json;

measure::Timestamp now()
{
    return std::chrono::time_point_cast<measure::Duration>(std::chrono::system_clock::now());
}

/// A time as it stands, a day as its last microsecond, nothing as now.
measure::Result<measure::Timestamp> moment_of(const std::string& text)
{
    if (text.empty()) {
        return now();
    }
    if (const auto day = measure::parse_iso_date(text)) {
        return measure::Timestamp(*day + std::chrono::days(1)) - measure::Duration(1);
    }
    return measure::parse_rfc3339(text);
}

Json number(const std::optional<double>& value)
{
    return value ? Json(*value) : Json();
}

Json to_json(const ScoreRow& row)
{
    return {{"country", row.country},
            {"as_of", measure::to_rfc3339(row.as_of)},
            {"methodology", row.methodology},
            {"methodology_sha256", row.methodology_sha256},
            {"frame_sha256", row.frame_sha256},
            {"index", number(row.index)},
            {"interval", {number(row.low), number(row.high)}},
            {"status", row.status},
            {"coverage", row.coverage},
            {"window", {row.window_first, row.window_last}},
            {"document", Json::parse(row.document, nullptr, false)}};
}

std::string text(const std::optional<double>& value)
{
    return value ? fmt::format("{:.1f}", *value * 100) : "-";
}

void print_scores(const std::vector<ScoreRow>& scores, bool json)
{
    if (json) {
        auto list = Json::array();
        for (const auto& row : scores) {
            list.push_back(to_json(row));
        }
        print(Json{{"schema", 1}, {"scores", list}}.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n");
        return;
    }
    std::vector<std::vector<std::string>> rows{{"COUNTRY", "INDEX", "INTERVAL", "STATUS", "COVERAGE", "METHODOLOGY"}};
    for (const auto& row : scores) {
        rows.push_back({row.country, text(row.index), text(row.low) + " to " + text(row.high), row.status,
                        fmt::format("{:.0f} %", row.coverage * 100), row.methodology});
    }
    print(as_table(rows));
}

}  // namespace

int score(const Config& config, const Question& question)
{
    const auto as_of = moment_of(question.as_of);
    if (!as_of) {
        return complain(as_of.error(), Exit::usage);
    }
    const auto methodology = load_methodology(config);
    if (!methodology) {
        return complain(methodology.error(), Exit::config);
    }
    if (auto fresh = freshen(config, *methodology); !fresh) {
        return complain(fresh.error());
    }
    const auto index = open_index(config);
    if (!index) {
        return complain(index.error());
    }
    const auto scores = scores_as_of(*index->store, *methodology, *as_of, question.country, index->devices.get());
    if (!scores) {
        return complain(scores.error());
    }
    print_scores(*scores, question.json);
    return code(Exit::ok);
}

int export_views(const Config& config)
{
    const auto methodology = load_methodology(config);
    if (!methodology) {
        return complain(methodology.error(), Exit::config);
    }
    if (auto fresh = freshen(config, *methodology); !fresh) {
        return complain(fresh.error());
    }
    const auto index = open_index(config);
    const auto text = index ? index->store->canonical_export() : tl::unexpected(index.error());
    if (!text) {
        return complain(text.error());
    }
    print(*text);
    return code(Exit::ok);
}

}  // namespace collector::cli
