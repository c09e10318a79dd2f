#include "collector/serve/brief.hpp"
#include "collector/serve/handlers.hpp"
#include "collector/serve/made_by.hpp"
#include "collector/serve/to_json.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>

namespace collector::serve {
namespace {

/// Canonical JSON of ours; anything else in the column is shown as null rather than trusted.
Json parsed_document(const std::string& document)
{
    auto parsed = Json::parse(document, nullptr, false);
    return parsed.is_discarded() ? Json(nullptr) : parsed;
}

/// So many of a list at even distances, its first and its last among them; all where no more are there. The newest alone for one.
template <typename Row>
std::vector<Row> thinned(std::vector<Row> rows, std::size_t most)
{
    if (rows.size() <= most) {
        return rows;
    }
    if (most == 1) {
        rows.erase(rows.begin(), rows.end() - 1);
        return rows;
    }
    std::vector<Row> kept;
    for (std::size_t i = 0; i < most; ++i) {
        kept.push_back(std::move(rows[i * (rows.size() - 1) / (most - 1)]));
    }
    return kept;
}

/// How many `points` a call wants; as many as there are when it does not say.
std::size_t points_of(const Call& call, std::size_t otherwise)
{
    const auto text = call.parameter("points");
    std::size_t points = otherwise;
    std::from_chars(text.data(), text.data() + text.size(), points);
    return points;
}

}  // namespace

tl::unexpected<http::Problem> failed(const Call& call, const measure::Error& error)
{
    if (call.site.on_failure) {
        call.site.on_failure(error);
    }
    return tl::unexpected(unavailable());
}

Answer answer_countries(const Call& call)
{
    const auto nations = call.nations.at(call.site.views);
    if (!nations) {
        return failed(call, nations.error());
    }
    auto document = new_document();
    document["countries"] = Json::array();
    for (const auto& nation : **nations) {
        document["countries"].push_back(briefly(to_json(nation)));
    }
    return answer_json(document);
}

Answer answer_country(const Call& call)
{
    const auto nations = call.nations.at(call.site.views);
    if (!nations) {
        return failed(call, nations.error());
    }
    const auto* nation = nation_of(**nations, call.names.at("country"));
    if (nation == nullptr) {
        return tl::unexpected(not_found("no score of this country; /api/v1/countries lists those there are"));
    }
    auto document = new_document();
    document.update(to_json(*nation));
    document["document"] = parsed_document(nation->score.document);
    return answer_json(document);
}

Answer answer_history(const Call& call)
{
    const auto country = call.names.at("country");
    auto history = call.site.views.score_history(country);
    if (!history) {
        return failed(call, history.error());
    }
    if (history->empty()) {
        return tl::unexpected(not_found("no score of this country; /api/v1/countries lists those there are"));
    }
    // The newest ones: a list is always bounded, and the export has all. Thinned, it reaches back to the first day.
    const bool is_thinned = !call.parameter("points").empty();
    const auto skipped = is_thinned ? 0 : history->size() - std::min(history->size(), kLargestPage);
    history->erase(history->begin(), history->begin() + static_cast<std::ptrdiff_t>(skipped));
    auto document = new_document();
    document["country"] = country;
    document["scores"] = Json::array();
    const auto most = points_of(call, history->size());
    for (const auto& score : thinned(*std::move(history), most)) {
        document["scores"].push_back(briefly(to_json(score)));
    }
    return answer_json(document);
}

Answer answer_sectors(const Call& call)
{
    const auto sectors = call.site.views.sectors(call.parameter("country"));
    if (!sectors) {
        return failed(call, sectors.error());
    }
    auto document = new_document();
    document["sectors"] = Json::array();
    std::set<std::string> countries;
    for (const auto& sector : *sectors) {
        document["sectors"].push_back(to_json(sector));
        countries.insert(sector.country);
    }
    auto made = made_by(call, countries);
    if (!made) {
        return failed(call, made.error());
    }
    document["made_by"] = *std::move(made);
    return answer_json(document);
}

}  // namespace collector::serve
