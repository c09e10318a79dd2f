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

}  // namespace

score::NetworkFacts network_facts(const std::string& document)
{
    score::NetworkFacts known;
    const auto parsed = Json::parse(document, nullptr, false);
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

}  // namespace collector::aggregate
