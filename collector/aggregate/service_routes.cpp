#include "collector/aggregate/service_routes.hpp"

#include "measure/mail_reading.hpp"
#include "measure/reading.hpp"
#include "measure/words.hpp"

#include <set>

namespace collector::aggregate {
namespace {

using measure::Family;

std::string numbers_text(const std::vector<std::uint32_t>& numbers)
{
    std::string text;
    for (const auto number : numbers) {
        text += (text.empty() ? "" : " ") + std::to_string(number);
    }
    return text;
}

ServiceRoute route_of(const measure::AddressFact& fact, ServedRole role)
{
    return {.target = {},
            .role = role,
            .address = measure::to_string(fact.address),
            .prefix = measure::to_string(*fact.route),
            .origins = numbers_text(fact.origins),
            .validity = fact.validity ? std::string(measure::to_word(*fact.validity)) : "",
            .first_round = {},
            .last_round = {}};
}

using Served = std::set<std::pair<measure::Address, ServedRole>>;

Served served_addresses(const measure::Evidence& evidence)
{
    Served served;
    const auto servers = measure::name_servers(evidence);
    const auto exchanges = measure::mail_exchanges(evidence);
    for (const auto family : {Family::ipv4, Family::ipv6}) {
        for (const auto& address : measure::published(evidence, family)) {
            served.emplace(address, ServedRole::web);
        }
        for (const auto& server : servers) {
            for (const auto& address : measure::name_server_addresses(evidence, server, family)) {
                served.emplace(address, ServedRole::dns);
            }
        }
        for (const auto& exchange : exchanges) {
            for (const auto& address : measure::mail_addresses(evidence, exchange.host, family)) {
                served.emplace(address, ServedRole::mail);
            }
        }
    }
    return served;
}

}  // namespace

std::vector<ServiceRoute> service_routes(const measure::Evidence& evidence, const measure::ContextFacts& context)
{
    std::vector<ServiceRoute> routes;
    if (context.routes_seen.empty()) {
        return routes;
    }
    for (const auto& [address, role] : served_addresses(evidence)) {
        const auto* fact = measure::fact_of(context, address);
        if (fact != nullptr && fact->route) {
            routes.push_back(route_of(*fact, role));
        }
    }
    return routes;
}

}  // namespace collector::aggregate
