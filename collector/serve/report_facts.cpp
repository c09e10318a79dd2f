#include "collector/serve/report_facts.hpp"

#include "checks/check.hpp"
#include "collector/serve/list_of.hpp"
#include "collector/serve/route.hpp"

#include <nlohmann/json.hpp>

#include <set>

namespace collector::serve {
namespace {

/// What a comparison needs of an earlier report: its number with its provenance, and where each target stood.
Json earlier_json(const EarlierReport& earlier)
{
    const auto facts = Json::parse(earlier.facts, nullptr, false);
    if (!facts.is_object() || !facts.contains("nation") || !facts.contains("targets")) {
        return nullptr;
    }
    Json json;
    json["id"] = earlier.id;
    for (const auto* name : {"as_of", "window", "index", "interval", "status", "coverage", "methodology",
                             "methodology_sha256", "frame_sha256", "software", "states"}) {
        json[name] = facts["nation"].value(name, Json());
    }
    json["targets"] = Json::array();
    for (const auto& target : facts["targets"]) {
        json["targets"].push_back({{"domain", target.value("domain", Json())},
                                   {"state", target.value("state", Json())},
                                   {"cause", target.value("cause", Json())}});
    }
    return json;
}

/// What is wrong and what to do, for every cause that a service shows.
Json remedies_of(const std::vector<TargetView>& targets)
{
    std::set<measure::Cause> causes;
    for (const auto& target : targets) {
        if (target.state.cause) {
            causes.insert(*target.state.cause);
        }
    }
    auto list = Json::array();
    for (const auto cause : causes) {
        list.push_back(to_json(checks::remedy_for(cause)));
    }
    return list;
}

/// A document of ours, or null when the store keeps none.
measure::Result<Json> kept_document(const measure::Result<std::optional<std::string>>& kept)
{
    if (!kept) {
        return tl::unexpected(kept.error());
    }
    auto document = Json::parse(kept->value_or("null"), nullptr, false);
    return document.is_discarded() ? Json() : document;
}

/// The members that are lists of rows, read one after the other; the first that cannot be read ends it.
measure::Result<void> add_lists(Json& facts, const Views& views, const measure::CountryCode& country)
{
    const auto scores = views.score_history(country);
    const auto sectors = views.sectors(country);
    const auto vantages = views.vantages();
    const auto fixes = kept_document(views.fixes(country));
    const auto leverage = kept_document(views.leverage(country));
    if (!scores || !sectors || !vantages) {
        return tl::unexpected(!scores ? scores.error() : !sectors ? sectors.error() : vantages.error());
    }
    if (!fixes || !leverage) {
        return tl::unexpected(fixes ? leverage.error() : fixes.error());
    }
    facts["scores"] = list_of(*scores);
    facts["sectors"] = list_of(*sectors);
    facts["vantages"] = list_of(*vantages);
    facts["fixes"] = *fixes;
    facts["leverage"] = *leverage;
    return {};
}

}  // namespace

measure::Result<Json> scored_nation(const Views& views, const measure::CountryCode& country)
{
    NationalTable table;
    const auto nations = table.at(views);
    if (!nations) {
        return tl::unexpected(nations.error());
    }
    const auto* nation = nation_of(**nations, country);
    if (nation == nullptr) {
        return Json();
    }
    auto json = to_json(*nation);
    const auto document = Json::parse(nation->score.document, nullptr, false);
    json["document"] = document.is_discarded() ? Json() : document;
    return json;
}

measure::Result<std::vector<TargetView>> all_targets(const Views& views, const measure::CountryCode& country)
{
    std::vector<TargetView> all;
    bool more = true;
    while (more) {
        auto page = views.targets({.country = country}, all.empty() ? "" : all.back().target.domain, kLargestPage);
        if (!page) {
            return tl::unexpected(page.error());
        }
        more = page->size() >= kLargestPage;
        all.insert(all.end(), std::move_iterator(page->begin()), std::move_iterator(page->end()));
    }
    return all;
}

Json report_head(std::string_view kind, const ReportSources& sources, const Json& nation)
{
    auto facts = new_document();
    facts["kind"] = kind;
    facts["country"] = nation["country"];
    facts["as_of"] = nation["as_of"];
    if (sources.confidential) {
        facts["confidential"] = true;
    }
    facts["publisher"] = {
        {"name", sources.publisher.name}, {"contact", sources.publisher.contact}, {"page", sources.publisher.page}};
    facts["methodology"] = {{"id", sources.methodology.id}, {"sha256", sources.methodology.sha256}};
    return facts;
}

ReportSources sources_of(const Site& site)
{
    return {.views = site.views, .evidence = site.evidence, .methodology = site.methodology, .publisher = site.publisher};
}

measure::Result<std::optional<std::string>> national_facts(const ReportSources& sources, const measure::CountryCode& country,
                                                           const EarlierReport& earlier)
{
    const auto nation = scored_nation(sources.views, country);
    const auto targets = all_targets(sources.views, country);
    if (!nation || !targets) {
        return tl::unexpected(nation ? targets.error() : nation.error());
    }
    if (nation->is_null()) {
        return std::nullopt;
    }
    auto facts = report_head("national_report", sources, *nation);
    facts["methodology"]["toml"] = sources.methodology.toml;
    facts["nation"] = *nation;
    facts["targets"] = list_of(*targets);
    facts["remedies"] = remedies_of(*targets);
    if (auto added = add_lists(facts, sources.views, country); !added) {
        return tl::unexpected(added.error());
    }
    facts["earlier"] = earlier_json(earlier);
    return one_line(facts) + "\n";
}

}  // namespace collector::serve
