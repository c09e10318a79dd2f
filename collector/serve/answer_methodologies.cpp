#include "collector/serve/handlers.hpp"
#include "collector/serve/to_json.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>

/// The editions in force one after the other, those beside them, and what these say of the countries.
namespace collector::serve {
namespace {

/// By their hash the newest word on each: a period may have been prolonged.
std::map<std::string, DatedNote> newest_by_hash(const std::vector<DatedNote>& notes)
{
    std::map<std::string, DatedNote> newest;
    for (const auto& note : notes) {
        newest[std::get<measure::ParallelMethodology>(note.note).sha256] = note;
    }
    return newest;
}

Json beside_json(const DatedNote& note, const std::vector<ScoreRow>& scores)
{
    const auto& it = std::get<measure::ParallelMethodology>(note.note);
    Json json{{"id", it.id},
              {"sha256", it.sha256},
              {"announced", measure::to_rfc3339(note.at)},
              {"first_day", it.first_day},
              {"last_day", it.last_day},
              {"why", it.why},
              {"toml", it.toml},
              {"scores", Json::array()}};
    for (const auto& score : scores) {
        if (score.methodology_sha256 == it.sha256) {
            json["scores"].push_back(to_json(score));
        }
    }
    return json;
}

/// It never reaches back: a day before the one on which it came in is that one.
Json edition_json(const DatedNote& note)
{
    const auto& it = std::get<measure::EditionInForce>(note.note);
    const auto announced = measure::to_rfc3339(note.at);
    return {{"id", it.id},
            {"sha256", it.sha256},
            {"announced", announced},
            {"first_day", std::max(it.first_day, announced.substr(0, 10))},
            {"toml", it.toml}};
}

}  // namespace

Answer answer_methodologies(const Call& call)
{
    auto editions = call.site.views.notes({.kind = "edition"}, kLargestPage);
    auto notes = call.site.views.notes({.kind = "methodology"}, kLargestPage);
    const auto scores = call.site.views.newest_parallel_scores();
    if (!editions || !notes || !scores) {
        return failed(call, !editions ? editions.error() : notes ? scores.error() : notes.error());
    }
    std::erase_if(*editions, [](const auto& it) { return !std::holds_alternative<measure::EditionInForce>(it.note); });
    std::erase_if(*notes, [](const auto& it) { return !std::holds_alternative<measure::ParallelMethodology>(it.note); });
    auto document = new_document();
    document["in_force"] = {{"id", call.site.methodology.id}, {"sha256", call.site.methodology.sha256}};
    document["editions"] = Json::array();
    for (const auto& note : *editions) {
        document["editions"].push_back(edition_json(note));
    }
    document["beside"] = Json::array();
    for (const auto& [sha256, note] : newest_by_hash(*notes)) {
        document["beside"].push_back(beside_json(note, *scores));
    }
    return answer_json(document);
}

Answer answer_country_methodologies(const Call& call)
{
    const auto country = call.names.at("country");
    const auto scores = call.site.views.parallel_scores(country);
    if (!scores) {
        return failed(call, scores.error());
    }
    auto document = new_document();
    document["country"] = country;
    document["scores"] = Json::array();
    for (auto i = scores->size() - std::min(scores->size(), kLargestPage); i < scores->size(); ++i) {
        document["scores"].push_back(to_json((*scores)[i]));
    }
    return answer_json(document);
}

}  // namespace collector::serve
