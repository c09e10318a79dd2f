#include "collector/aggregate/network_facts.hpp"
#include "collector/serve/handlers.hpp"
#include "collector/serve/table.hpp"
#include "collector/serve/to_json.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace collector::serve {
namespace {

tl::unexpected<http::Problem> nothing_imported()
{
    return tl::unexpected(
        not_found("nothing was imported of this country's networks; /api/v1/networks lists those there are"));
}

/// The cell of a number; integers without a point.
std::string cell(const Json& object, const char* name)
{
    const auto found = object.find(name);
    return found == object.end() || found->is_null() ? "" : found->dump();
}

/// Users: the median of the sources (scoring.md 4.6).
Json users_stage(const score::NetworkScore& scored, std::size_t sources)
{
    return {{"stage", "users"},
            {"part", nullptr},
            {"whole", nullptr},
            {"share", to_json(scored.users)},
            {"half_range", scored.half_range},
            {"sources", sources}};
}

std::optional<double> pillar_of(const Nation& nation, const std::string& name)
{
    const auto& pillars = nation.details.pillars;
    const auto found = std::find_if(pillars.begin(), pillars.end(), [&](const auto& it) { return it.name == name; });
    return found == pillars.end() ? std::nullopt : found->value;
}

/// The end of the funnel: what the public gets.
Json services_stage(const Nation* nation)
{
    Json stage{{"stage", "services"}, {"part", nullptr}, {"whole", nullptr},
               {"share", nullptr},    {"web", nullptr},  {"dns", nullptr}};
    if (nation == nullptr || nation->targets == 0) {
        return stage;
    }
    const auto found = nation->states.find(measure::State::operational);
    const auto works = found == nation->states.end() ? 0U : found->second;
    stage["part"] = works;
    stage["whole"] = nation->targets;
    stage["share"] = static_cast<double>(works) / nation->targets;
    stage["web"] = to_json(pillar_of(*nation, "web"));
    stage["dns"] = to_json(pillar_of(*nation, "dns"));
    return stage;
}

/// Ours, written when it was imported; what could not be read is an empty object.
Json document_of(const NetworksRow& row)
{
    auto document = Json::parse(row.document, nullptr, false);
    return document.is_object() ? document : Json::object();
}

/// A country that is measured, and of whose networks nothing was imported.
Json unknown_networks(const measure::CountryCode& country)
{
    auto funnel = Json::array();
    for (const auto* stage : {"allocated", "announced", "roa"}) {
        funnel.push_back({{"stage", stage}, {"part", nullptr}, {"whole", nullptr}, {"share", nullptr}});
    }
    auto document = new_document();
    document.update({{"country", country},
                     {"dated", nullptr},
                     {"sources", nullptr},
                     {"allocation", nullptr},
                     {"pace", Json::array()},
                     {"movement", nullptr},
                     {"holder_count", 0},
                     {"holders", Json::array()},
                     {"funnel", std::move(funnel)},
                     {"users", Json::array()}});
    return document;
}

score::NetworkRules rules_of(const Call& call)
{
    return call.site.rules == nullptr ? score::NetworkRules{} : call.site.rules->networks;
}

aggregate::KnownNetworks known_today(const Call& call, const NetworksRow& row)
{
    return aggregate::known_networks(row.document, std::chrono::floor<std::chrono::days>(call.site.now()), rules_of(call));
}

/// Which source of users counts today.
void mark_counting(Json& users, const std::vector<std::string>& expired)
{
    for (auto& row : users) {
        row["counts"] = std::find(expired.begin(), expired.end(), "users " + row.value("source", "")) == expired.end();
    }
}

/// A row of the list: what can be compared between countries.
Json summary_of(const Call& call, const NetworksRow& row)
{
    const auto document = document_of(row);
    Json summary{{"country", row.country},
                 {"dated", row.dated},
                 {"allocation", document.value("allocation", Json())},
                 {"holder_count", document.value("holder_count", 0)},
                 {"movement", document.value("movement", Json())}};
    const auto scored = score::score_networks(known_today(call, row).facts, rules_of(call));
    summary["users"] = to_json(scored.users);
    for (const auto& stage : document.value("funnel", Json::array())) {
        summary[stage.at("stage").get<std::string>()] = stage.at("share");
    }
    return summary;
}

measure::Result<std::vector<Json>> summaries(const Call& call)
{
    const auto rows = call.site.views.networks();
    if (!rows) {
        return tl::unexpected(rows.error());
    }
    std::vector<Json> all;
    for (const auto& row : *rows) {
        all.push_back(summary_of(call, row));
    }
    return all;
}

std::vector<std::string> summary_row(const Json& it)
{
    const auto& held = it.at("allocation");
    const auto moved = it.at("movement").is_object() ? it.at("movement").at("ipv4_addresses") : Json::object();
    return {it.at("country"),
            it.at("dated"),
            cell(held, "ipv4_addresses"),
            cell(held, "ipv6_slash32"),
            cell(held, "ipv6_delegations"),
            cell(held, "systems"),
            cell(it, "holder_count"),
            cell(it, "allocated"),
            cell(it, "announced"),
            cell(it, "roa"),
            cell(it, "users"),
            cell(moved, "returned"),
            cell(moved, "transferred_in"),
            cell(moved, "transferred_out")};
}

}  // namespace

Answer answer_networks(const Call& call)
{
    const auto country = call.names.at("country");
    const auto kept = call.site.views.networks(country);
    const auto nations = call.nations.at(call.site.views);
    if (!kept || !nations) {
        return failed(call, kept ? nations.error() : kept.error());
    }
    const auto* nation = nation_of(**nations, country);
    if (!*kept && nation == nullptr) {
        return nothing_imported();
    }
    auto document = *kept ? document_of(**kept) : unknown_networks(country);
    const auto known = *kept ? known_today(call, **kept) : aggregate::KnownNetworks{};
    mark_counting(document["users"], known.expired);
    document["expired"] = known.expired;
    auto& funnel = document["funnel"];
    funnel.push_back(users_stage(score::score_networks(known.facts, rules_of(call)), known.facts.users.size()));
    funnel.push_back(services_stage(nation));
    return answer_json(document);
}

Answer answer_networks_table(const Call& call)
{
    const auto kept = call.site.views.networks(call.names.at("country"));
    if (!kept) {
        return failed(call, kept.error());
    }
    std::vector<std::vector<std::string>> rows{
        {"year", "ipv4_delegations", "ipv4_addresses", "ipv6_delegations", "ipv6_slash32", "systems"}};
    const auto document = *kept ? document_of(**kept) : Json::object();
    for (const auto& it : document.value("pace", Json::array())) {
        std::vector<std::string> row;
        for (const auto& name : rows.front()) {
            row.push_back(cell(it, name.c_str()));
        }
        rows.push_back(std::move(row));
    }
    return answer_table(call, "pace", rows);
}

Answer answer_all_networks(const Call& call)
{
    auto rows = summaries(call);
    if (!rows) {
        return failed(call, rows.error());
    }
    auto document = new_document();
    document["countries"] = *std::move(rows);
    return answer_json(document);
}

Answer answer_all_networks_table(const Call& call)
{
    const auto all = summaries(call);
    if (!all) {
        return failed(call, all.error());
    }
    std::vector<std::vector<std::string>> rows{{"country", "dated", "ipv4_addresses", "ipv6_slash32", "ipv6_delegations",
                                                "systems", "holders", "allocated", "announced", "roa", "users",
                                                "ipv4_returned", "ipv4_transferred_in", "ipv4_transferred_out"}};
    for (const auto& it : *all) {
        rows.push_back(summary_row(it));
    }
    return answer_table(call, "networks", rows);
}

}  // namespace collector::serve
