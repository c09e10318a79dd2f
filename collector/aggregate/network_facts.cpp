#include "collector/aggregate/network_facts.hpp"

#include <nlohmann/json.hpp>

#include <map>
#include <set>
#include <utility>

namespace collector::aggregate {
namespace {

using Json = nlohmann::json;

Json part(const Json& parsed, const char* name)
{
    return parsed.is_object() ? parsed.value(name, Json()) : Json();
}

/// "" for what is not told.
std::string text_in(const Json& object, const char* name)
{
    const auto found = object.is_object() ? object.find(name) : object.end();
    return found != object.end() && found->is_string() ? found->get<std::string>() : "";
}

/// A document with the day it is asked on.
class Asked {
public:
    Asked(const Json& document, measure::Day day, const score::NetworkRules& rules)
        : document_(document), facts_(part(document, "facts")), day_(day), rules_(rules)
    {
    }

    KnownNetworks answer()
    {
        add_users();
        const bool files = do_files_count();
        const bool routes = does_count("routes", text_in(part(document_, "sources"), "routes_seen")) && files;
        const bool vrps = does_count("vrps", text_in(part(document_, "sources"), "vrps_built")) && routes;
        known_.facts.systems = share_in("systems", routes);
        known_.facts.holders = share_in("holders", routes);
        known_.facts.validity6 = share_in("validity6", vrps);
        known_.facts.validity4 = share_in("validity4", vrps);
        known_.received = measure::parse_rfc3339(text_in(document_, "received")).value_or(measure::Timestamp());
        return std::move(known_);
    }

private:
    /// What tells nothing has no date, and takes nothing away.
    bool does_count(const std::string& source, const std::string& dated)
    {
        const bool counts = dated.empty() || counts_on(day_, dated.substr(0, 10), rules_);
        if (!counts) {
            known_.expired.push_back(source);
        }
        return counts;
    }

    void add_users()
    {
        for (const auto& row : part(document_, "users")) {
            const auto share = row.is_object() ? row.value("share", Json()) : Json();
            if (share.is_number() && does_count("users " + text_in(row, "source"), text_in(row, "dated"))) {
                known_.facts.users.push_back(share.get<double>());
            }
        }
    }

    /// The files that the country's space stands in: the registries' own, and the NRO's for those without one.
    bool do_files_count()
    {
        const auto files = part(part(document_, "sources"), "delegated");
        std::map<std::string, std::string> dates;
        for (const auto& file : files.is_array() ? files : Json::array()) {
            dates[text_in(file, "registry")] = text_in(file, "dated");
        }
        std::set<std::string> needed;
        const auto registries = part(document_, "registries");
        for (const auto& registry : registries.is_array() ? registries : Json::array()) {
            const auto name = registry.is_string() ? registry.get<std::string>() : "";
            needed.insert(dates.contains(name) ? name : "nro");
        }
        bool all = true;
        for (const auto& name : needed) {
            all = does_count("delegated " + name, dates[name]) && all;
        }
        return all;
    }

    std::optional<double> share_in(const char* name, bool counts) const
    {
        const auto share = part(facts_, name);
        return counts && share.is_number() ? std::optional(share.get<double>()) : std::nullopt;
    }

    const Json& document_;
    Json facts_;
    measure::Day day_;
    const score::NetworkRules& rules_;
    KnownNetworks known_;
};

}  // namespace

bool is_of_networks(const score::PillarRules& pillar)
{
    return !pillar.role && pillar.id == "networks";
}

bool counts_on(measure::Day day, const std::string& dated, const score::NetworkRules& rules)
{
    const auto of = measure::parse_iso_date(dated);
    return of && day - *of <= std::chrono::days(rules.expiry_days) && *of - day <= std::chrono::days(1);
}

KnownNetworks known_networks(const std::string& document, measure::Day day, const score::NetworkRules& rules)
{
    const auto parsed = Json::parse(document, nullptr, false);
    return Asked(parsed, day, rules).answer();
}

}  // namespace collector::aggregate
