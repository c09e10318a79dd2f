#include "collector/aggregate/hosting.hpp"

#include "measure/reading.hpp"

#include <algorithm>

namespace collector::aggregate {
namespace {

using measure::ContextFacts;

/// By the database, which knows names; by the route where there is no database.
HostingNetwork network_of(const measure::AddressFact& fact)
{
    const auto origins = measure::origins_of(fact);
    const auto number = fact.as_number != 0 || origins.empty() ? fact.as_number : origins.front();
    return {.as_number = number, .as_name = fact.as_name, .country = fact.country};
}

std::vector<HostingNetwork> networks_of(const std::vector<measure::Address>& addresses, const ContextFacts& context)
{
    std::vector<HostingNetwork> networks;
    for (const auto& address : addresses) {
        const auto* fact = measure::fact_of(context, address);
        auto network = fact == nullptr ? HostingNetwork{} : network_of(*fact);
        if (network != HostingNetwork{}) {
            networks.push_back(std::move(network));
        }
    }
    std::sort(networks.begin(), networks.end());
    networks.erase(std::unique(networks.begin(), networks.end()), networks.end());
    return networks;
}

bool knows_network(const std::vector<HostingNetwork>& networks)
{
    return std::any_of(networks.begin(), networks.end(), [](const auto& network) { return network.as_number != 0; });
}

}  // namespace

Hosting hosting_of(const measure::Evidence& evidence, const ContextFacts& context)
{
    return {.ipv4 = networks_of(measure::published(evidence, measure::Family::ipv4), context),
            .ipv6 = networks_of(measure::published(evidence, measure::Family::ipv6), context)};
}

std::optional<bool> is_in_country(const Hosting& hosting, const measure::CountryCode& country)
{
    std::optional<bool> inside;
    for (const auto* networks : {&hosting.ipv4, &hosting.ipv6}) {
        for (const auto& network : *networks) {
            if (!network.country.empty()) {
                inside = inside.value_or(true) && network.country == country;
            }
        }
    }
    return inside;
}

std::optional<bool> has_same_operator(const Hosting& hosting)
{
    if (!knows_network(hosting.ipv4) || !knows_network(hosting.ipv6)) {
        return std::nullopt;
    }
    return std::any_of(hosting.ipv6.begin(), hosting.ipv6.end(), [&](const HostingNetwork& six) {
        return six.as_number != 0 && std::any_of(hosting.ipv4.begin(), hosting.ipv4.end(),
                                                 [&](const auto& four) { return four.as_number == six.as_number; });
    });
}

std::string operator_of(const std::vector<measure::Address>& addresses, const ContextFacts& context)
{
    for (const auto& network : networks_of(addresses, context)) {
        if (network.as_number != 0) {
            return "AS" + std::to_string(network.as_number) + (network.as_name.empty() ? "" : " " + network.as_name);
        }
    }
    return "";
}

}  // namespace collector::aggregate
