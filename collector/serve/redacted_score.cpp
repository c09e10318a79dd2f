#include "collector/serve/redacted_score.hpp"

#include <nlohmann/json.hpp>

namespace collector::serve {

std::string redacted_score(const std::string& document, const std::set<std::string>& withheld)
{
    if (withheld.empty()) {
        return document;
    }
    auto json = nlohmann::json::parse(document, nullptr, false);
    if (!json.is_object() || !json.contains("targets") || !json["targets"].is_object()) {
        return document;
    }
    for (const auto& domain : withheld) {
        auto& targets = json["targets"];
        if (!targets.contains(domain) || !targets[domain].value("roles", nlohmann::json()).contains("security")) {
            continue;
        }
        auto& role = targets[domain]["roles"]["security"];
        role["standing"] = "withheld";
        role["value"] = nullptr;
        role["low"] = 0.0;
        role["high"] = 1.0;
    }
    return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace collector::serve
