#include "collector/aggregate/network_facts.hpp"

#include <nlohmann/json.hpp>

namespace collector::aggregate {
namespace {

using Json = nlohmann::json;

std::optional<double> share_in(const Json& facts, const char* name)
{
    const auto found = facts.find(name);
    return found != facts.end() && found->is_number() ? std::optional(found->get<double>()) : std::nullopt;
}

score::NetworkFacts facts_in(const Json& parsed)
{
    score::NetworkFacts known;
    const auto facts = parsed.is_object() && parsed.contains("facts") ? parsed.at("facts") : Json();
    if (!facts.is_object()) {
        return known;
    }
    for (const auto& share : facts.value("users", Json::array())) {
        if (share.is_number()) {
            known.users.push_back(share.get<double>());
        }
    }
    known.systems = share_in(facts, "systems");
    known.holders = share_in(facts, "holders");
    known.validity6 = share_in(facts, "validity6");
    known.validity4 = share_in(facts, "validity4");
    return known;
}

}  // namespace

KnownNetworks known_networks(const std::string& document)
{
    const auto parsed = Json::parse(document, nullptr, false);
    KnownNetworks known{.facts = facts_in(parsed), .received = {}};
    if (parsed.is_object()) {
        known.received = measure::parse_rfc3339(parsed.value("received", "")).value_or(measure::Timestamp());
    }
    return known;
}

score::NetworkFacts network_facts(const std::string& document)
{
    return facts_in(Json::parse(document, nullptr, false));
}

}  // namespace collector::aggregate
