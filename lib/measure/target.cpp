#include "measure/target.hpp"

#include <algorithm>

namespace measure {

std::vector<std::string_view> sectors()
{
    return {"portal",     "finance",   "tax",         "health",   "identity",  "justice", "interior",    "defence",
            "foreign",    "education", "agriculture", "energy",   "transport", "labour",  "environment", "digital",
            "statistics", "elections", "parliament",  "regional", "municipal", "other"};
}

namespace {

void add(std::vector<std::string>& names, const std::string& name)
{
    if (std::find(names.begin(), names.end(), name) == names.end()) {
        names.push_back(name);
    }
}

}  // namespace

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
        add(names, host);
    }
    for (const auto& [duty, host] : target.duties) {
        if (duty != Duty::mail) {
            add(names, host);
        }
    }
    return names;
}

const std::string& mail_domain(const Target& target)
{
    const auto found =
        std::find_if(target.duties.begin(), target.duties.end(), [](const DutyHost& it) { return it.duty == Duty::mail; });
    return found == target.duties.end() ? target.domain : found->host;
}

}  // namespace measure
