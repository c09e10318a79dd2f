#include "collector/serve/handlers.hpp"
#include "collector/serve/made_by.hpp"
#include "collector/serve/to_json.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace collector::serve {
namespace {

/// Canonical JSON of ours; anything else in the column is shown as null rather than trusted.
Json parsed_document(const std::string& document)
{
    auto parsed = Json::parse(document, nullptr, false);
    return parsed.is_discarded() ? Json(nullptr) : parsed;
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
        document["countries"].push_back(to_json(nation));
    }
    return answer_json(document);
}

Answer answer_country(const Call& call)
{
    const auto nations = call.nations.at(call.site.views);
    if (!nations) {
        return failed(call, nations.error());
    }
    const auto wanted = call.names.at("country");
    const auto found = std::find_if((*nations)->begin(), (*nations)->end(),
                                    [&wanted](const Nation& nation) { return nation.score.country == wanted; });
    if (found == (*nations)->end()) {
        return tl::unexpected(not_found("no score of this country; /api/v1/countries lists those there are"));
    }
    auto document = new_document();
    document.update(to_json(*found));
    document["document"] = parsed_document(found->score.document);
    return answer_json(document);
}

Answer answer_history(const Call& call)
{
    const auto country = call.names.at("country");
    const auto history = call.site.views.score_history(country);
    if (!history) {
        return failed(call, history.error());
    }
    if (history->empty()) {
        return tl::unexpected(not_found("no score of this country; /api/v1/countries lists those there are"));
    }
    // The newest ones: a list is always bounded, and the export has all.
    const auto skipped = history->size() - std::min(history->size(), kLargestPage);
    auto document = new_document();
    document["country"] = country;
    document["scores"] = Json::array();
    for (auto i = skipped; i < history->size(); ++i) {
        document["scores"].push_back(to_json((*history)[i]));
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
