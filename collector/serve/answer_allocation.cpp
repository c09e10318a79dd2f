#include "collector/serve/handlers.hpp"
#include "collector/serve/table.hpp"

#include <nlohmann/json.hpp>

namespace collector::serve {
namespace {

constexpr std::array<const char*, 5> kAmounts{"ipv4_delegations", "ipv4_addresses", "ipv6_delegations", "ipv6_slash32",
                                              "systems"};

/// What is held by the registries' files, else by the newest of the imported sums; null without either.
Json held_json(const Json& document, const Json& series)
{
    const auto allocation = document.value("allocation", Json());
    return allocation.is_object() || series.empty() ? allocation : series.back();
}

/// What can be drawn and summed of one country; nullopt where nobody told what it holds.
std::optional<Json> country_json(const NetworksRow& row)
{
    const auto document = Json::parse(row.document, nullptr, false);
    if (!document.is_object()) {
        return std::nullopt;
    }
    const auto series = document.value("series", Json::array());
    const auto held = held_json(document, series);
    const auto pace = document.value("pace", Json::array());
    if (!held.is_object() || (pace.empty() && series.empty())) {
        return std::nullopt;
    }
    return Json{{"country", row.country},
                {"dated", row.dated},
                {"registries", document.value("registries", Json::array())},
                {"allocation", held},
                {"pace", pace},
                {"series", series},
                {"movement", document.value("movement", Json())}};
}

measure::Result<std::vector<Json>> countries_of(const Call& call)
{
    return call.site.views.networks().map([](const std::vector<NetworksRow>& rows) {
        std::vector<Json> countries;
        for (const auto& row : rows) {
            if (auto country = country_json(row)) {
                countries.push_back(*std::move(country));
            }
        }
        return countries;
    });
}

std::string joined(const Json& words)
{
    std::string text;
    for (const auto& word : words) {
        text += (text.empty() ? "" : " ") + word.get<std::string>();
    }
    return text;
}

}  // namespace

Answer answer_allocation(const Call& call)
{
    auto countries = countries_of(call);
    if (!countries) {
        return failed(call, countries.error());
    }
    auto document = new_document();
    document["countries"] = *std::move(countries);
    return answer_json(document);
}

/// A row a country and year.
Answer answer_allocation_table(const Call& call)
{
    const auto countries = countries_of(call);
    if (!countries) {
        return failed(call, countries.error());
    }
    std::vector<std::vector<std::string>> rows{{"country", "registries", "year"}};
    rows.front().insert(rows.front().end(), kAmounts.begin(), kAmounts.end());
    for (const auto& country : *countries) {
        for (const auto& year : country["pace"]) {
            rows.push_back({country["country"].get<std::string>(), joined(country["registries"]),
                            year["year"].is_null() ? "" : year["year"].dump()});
            for (const auto* amount : kAmounts) {
                rows.back().push_back(year[amount].is_null() ? "" : year[amount].dump());
            }
        }
    }
    return answer_table(call, "allocation", rows);
}

}  // namespace collector::serve
