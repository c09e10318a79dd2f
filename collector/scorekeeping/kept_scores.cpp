#include "collector/scorekeeping/kept_scores.hpp"

#include "collector/aggregate/rounds.hpp"

#include <nlohmann/json.hpp>

#include <fstream>

namespace collector::scorekeeping {
namespace {

using Json = nlohmann::ordered_json;

Json number(const std::optional<double>& value)
{
    return value ? Json(*value) : Json();
}

std::optional<double> number_from(const Json& json)
{
    return json.is_null() ? std::nullopt : std::optional(json.get<double>());
}

measure::Timestamp time_from(const Json& text)
{
    const auto time = measure::parse_rfc3339(text.get<std::string>());
    return time ? *time : throw std::invalid_argument("a time is none");
}

}  // namespace

std::string score_line(const ScoreRow& score)
{
    const Json json = {{"schema", 1},
                       {"country", score.country},
                       {"as_of", measure::to_rfc3339(score.as_of)},
                       {"window_first", score.window_first},
                       {"window_last", score.window_last},
                       {"methodology", score.methodology},
                       {"methodology_sha256", score.methodology_sha256},
                       {"frame_sha256", score.frame_sha256},
                       {"software", score.software},
                       {"index", number(score.index)},
                       {"low", number(score.low)},
                       {"high", number(score.high)},
                       {"status", score.status},
                       {"coverage", score.coverage},
                       {"document", score.document}};
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

measure::Result<ScoreRow> read_score_line(const std::string& line)
{
    try {
        const auto json = Json::parse(line);
        return ScoreRow{.country = json.at("country"),
                        .as_of = time_from(json.at("as_of")),
                        .window_first = json.at("window_first"),
                        .window_last = json.at("window_last"),
                        .methodology = json.at("methodology"),
                        .methodology_sha256 = json.at("methodology_sha256"),
                        .frame_sha256 = json.at("frame_sha256"),
                        .software = json.at("software"),
                        .index = number_from(json.at("index")),
                        .low = number_from(json.at("low")),
                        .high = number_from(json.at("high")),
                        .status = json.at("status"),
                        .coverage = json.at("coverage"),
                        .document = json.at("document")};
    } catch (const std::exception& refusal) {
        return measure::error(std::string("this is no kept score: ") + refusal.what(), line.substr(0, 80));
    }
}

std::string looks_back_to(const ScoreRow& score)
{
    const auto first = measure::parse_iso_date(score.window_first);
    const auto last = measure::parse_iso_date(score.window_last);
    if (!first || !last || *last < *first) {
        return score.window_first;
    }
    return aggregate::telling_begins(score.window_last, static_cast<std::uint32_t>((*last - *first).count() + 1));
}

std::filesystem::path kept_scores_file(const config::Config& config)
{
    return std::filesystem::path(config.directory) / "scores.kept.ndjson";
}

measure::Result<std::vector<ScoreRow>> kept_scores(const config::Config& config)
{
    std::vector<ScoreRow> scores;
    std::ifstream kept(kept_scores_file(config));
    for (std::string line; std::getline(kept, line);) {
        auto score = read_score_line(line);
        if (!score) {
            return tl::unexpected(score.error());
        }
        scores.push_back(*std::move(score));
    }
    return scores;
}

}  // namespace collector::scorekeeping
