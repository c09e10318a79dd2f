#include "collector/serve/context_json.hpp"

#include "collector/aggregate/hosting.hpp"
#include "measure/words.hpp"

#include <nlohmann/json.hpp>

#include <set>

namespace collector::serve {
namespace {

using measure::AddressFact;

/// "2001:0db8:..." in full with an IPv4 tail; no address is longer.
constexpr std::size_t kLongestLiteral = 45;

void collect(const Json& json, std::set<measure::Address>& found)
{
    if (json.is_structured()) {
        for (const auto& child : json) {
            collect(child, found);
        }
        return;
    }
    if (!json.is_string() || json.get_ref<const std::string&>().size() > kLongestLiteral) {
        return;
    }
    if (const auto address = measure::parse_address(json.get_ref<const std::string&>())) {
        found.insert(*address);
    }
}

Json to_json(const AddressFact& fact)
{
    return {{"address", to_string(fact.address)},
            {"as_number", fact.as_number},
            {"as_name", fact.as_name},
            {"country", fact.country},
            {"route", fact.route ? Json(to_string(*fact.route)) : Json()},
            {"origins", fact.origins},
            {"route_peers", fact.route_peers},
            {"validity", fact.validity ? Json(measure::to_word(*fact.validity)) : Json()}};
}

Json to_json(const std::vector<HostingNetwork>& networks)
{
    auto list = Json::array();
    for (const auto& it : networks) {
        list.push_back({{"as_number", it.as_number}, {"as_name", it.as_name}, {"country", it.country}});
    }
    return list;
}

Json flag(const std::optional<bool>& value)
{
    return value ? Json(*value) : Json();
}

std::string flag_cell(const std::optional<bool>& value)
{
    return value ? (*value ? "1" : "0") : "";
}

std::string networks_cell(const std::vector<HostingNetwork>& networks)
{
    std::string text;
    for (const auto& it : networks) {
        if (it.as_number != 0) {
            text +=
                (text.empty() ? "AS" : "; AS") + std::to_string(it.as_number) + (it.as_name.empty() ? "" : " " + it.as_name);
        }
    }
    return text;
}

std::string countries_cell(const std::vector<HostingNetwork>& networks)
{
    std::set<std::string> codes;
    for (const auto& it : networks) {
        codes.insert(it.country);
    }
    codes.erase("");
    std::string text;
    for (const auto& code : codes) {
        text += (text.empty() ? "" : " ") + code;
    }
    return text;
}

}  // namespace

Json to_json(const measure::ContextFacts& context, const Json& evidence)
{
    std::set<measure::Address> named;
    collect(evidence, named);
    auto addresses = Json::array();
    for (const auto& address : named) {
        if (const auto* fact = measure::fact_of(context, address)) {
            addresses.push_back(to_json(*fact));
        }
    }
    return {{"network_database_built", context.network_database_built},
            {"country_database_built", context.country_database_built},
            {"routes_seen", context.routes_seen},
            {"vrps_built", context.vrps_built},
            {"addresses", std::move(addresses)}};
}

Json to_json(const Hosting& hosting, const measure::CountryCode& country)
{
    return {{"ipv4", to_json(hosting.ipv4)},
            {"ipv6", to_json(hosting.ipv6)},
            {"in_country", flag(aggregate::is_in_country(hosting, country))},
            {"same_operator", flag(aggregate::has_same_operator(hosting))}};
}

std::vector<std::string> hosting_columns()
{
    return {"ipv6_networks", "ipv6_countries", "ipv4_networks", "ipv4_countries", "in_country", "same_operator"};
}

std::vector<std::string> hosting_cells(const std::optional<Hosting>& hosting, const measure::CountryCode& country)
{
    if (!hosting) {
        return std::vector<std::string>(hosting_columns().size());
    }
    return {networks_cell(hosting->ipv6),
            countries_cell(hosting->ipv6),
            networks_cell(hosting->ipv4),
            countries_cell(hosting->ipv4),
            flag_cell(aggregate::is_in_country(*hosting, country)),
            flag_cell(aggregate::has_same_operator(*hosting))};
}

}  // namespace collector::serve
