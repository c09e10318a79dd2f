#include "measure/target.hpp"

#include <algorithm>

namespace measure {

std::vector<std::string_view> sectors()
{
    return {"portal",     "finance",   "tax",         "health",   "identity",  "justice", "interior",    "defence",
            "foreign",    "education", "agriculture", "energy",   "transport", "labour",  "environment", "digital",
            "statistics", "elections", "parliament",  "regional", "municipal", "other"};
}

bool consents(const Target& target, std::string_view word)
{
    return std::find(target.consent.begin(), target.consent.end(), word) != target.consent.end();
}

std::vector<std::string> web_names(const Target& target)
{
    std::vector<std::string> names{target.domain};
    if (!target.domain.starts_with("www.")) {
        names.push_back("www." + target.domain);
    }
    for (const auto& host : target.hosts) {
        if (std::find(names.begin(), names.end(), host) == names.end()) {
            names.push_back(host);
        }
    }
    return names;
}

}  // namespace measure
