#include "collector/serve/handlers.hpp"
#include "collector/serve/rendition_policy.hpp"
#include "collector/serve/report_facts.hpp"
#include "collector/serve/to_json.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace collector::serve {
namespace {

Json to_json(const KeptReport& report)
{
    Json json;
    json["id"] = report.id;
    json["country"] = report.country;
    json["as_of"] = measure::to_rfc3339(report.as_of);
    json["kept"] = measure::to_rfc3339(report.kept);
    json["facts"] = "/api/v1/reports/" + report.id;
    json["renditions"] = Json::array();
    for (const auto& [name, sha256, octets] : report.renditions) {
        json["renditions"].push_back({{"name", name},
                                      {"address", "/api/v1/reports/" + report.id + "/" + name},
                                      {"sha256", sha256},
                                      {"octets", octets}});
    }
    return json;
}

measure::Result<std::vector<KeptReport>> reports_of(const Site& site, const std::string& country)
{
    return site.reports != nullptr ? site.reports->list(country) : std::vector<KeptReport>{};
}

measure::Result<EarlierReport> newest_of(const Site& site, const std::string& country)
{
    const auto reports = reports_of(site, country);
    if (!reports || reports->empty()) {
        return reports ? measure::Result<EarlierReport>() : tl::unexpected(reports.error());
    }
    return site.reports->facts(reports->front()).map([&](std::string facts) {
        return EarlierReport{.id = reports->front().id, .facts = std::move(facts)};
    });
}

tl::expected<KeptReport, http::Problem> named_report(const Call& call)
{
    const auto found = call.site.reports != nullptr ? call.site.reports->find(call.names.at("report"))
                                                    : measure::Result<std::optional<KeptReport>>();
    if (!found) {
        return failed(call, found.error());
    }
    if (!*found) {
        return tl::unexpected(
            not_found("no report of this id is kept; /api/v1/countries/{country}/reports lists those there are"));
    }
    return **found;
}

std::string_view media_type_of_rendition(std::string_view name)
{
    return name.ends_with(".pdf") ? "application/pdf" : "text/html; charset=utf-8";
}

}  // namespace

Answer answer_reports(const Call& call)
{
    const auto reports = reports_of(call.site, call.names.at("country"));
    if (!reports) {
        return failed(call, reports.error());
    }
    auto document = new_document();
    document["country"] = call.names.at("country");
    document["reports"] = Json::array();
    for (const auto& report : *reports) {
        if (document["reports"].size() < kLargestPage) {
            document["reports"].push_back(to_json(report));
        }
    }
    return answer_json(document);
}

Answer answer_draft_report(const Call& call)
{
    const auto country = call.names.at("country");
    const auto earlier = newest_of(call.site, country);
    if (!earlier) {
        return failed(call, earlier.error());
    }
    const auto facts = national_facts(sources_of(call.site), country, *earlier);
    if (!facts) {
        return failed(call, facts.error());
    }
    if (!*facts) {
        return tl::unexpected(not_found("no score of this country; /api/v1/countries lists those there are"));
    }
    return answer_text("application/json", **facts);
}

Answer answer_report(const Call& call)
{
    const auto report = named_report(call);
    if (!report) {
        return tl::unexpected(report.error());
    }
    const auto facts = call.site.reports->facts(*report);
    return facts ? Answer(answer_text("application/json", *facts)) : Answer(failed(call, facts.error()));
}

Answer answer_rendition(const Call& call)
{
    const auto report = named_report(call);
    if (!report) {
        return tl::unexpected(report.error());
    }
    const auto& all = report->renditions;
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const Rendition& it) { return it.name == call.names.at("file"); });
    if (found == all.end()) {
        return tl::unexpected(not_found("the report was not printed like that; its list of renditions tells how it was"));
    }
    const auto octets = call.site.reports->read(*report, *found);
    if (!octets) {
        return failed(call, octets.error());
    }
    auto response = answer_text(media_type_of_rendition(found->name), *octets);
    if (found->name.ends_with(".html")) {
        response.headers.emplace_back("Content-Security-Policy", rendition_policy(*octets));
    }
    return response;
}

}  // namespace collector::serve
