#include "collector/access/embargo.hpp"

#include "collector/access/may.hpp"

#include <algorithm>

namespace collector::access {

bool exposes(std::string_view check)
{
    return std::ranges::find(kExposingChecks, check) != kExposingChecks.end();
}

std::string public_from(const std::vector<Disclosure>& disclosures, const std::string& target, std::string_view check)
{
    std::string day;
    for (const auto& it : disclosures) {
        if (it.target == target && (it.check.empty() || it.check == check)) {
            day = it.public_from;
        }
    }
    return day;
}

bool Embargo::tells(const std::string& target, const measure::CountryCode& country, std::string_view check) const
{
    if (!exposes(check)) {
        return true;
    }
    if (reader_ && may(*reader_, Action::see_withheld, {.country = country, .domain = target, .author = {}})) {
        return true;
    }
    const auto day = public_from(disclosures_, target, check);
    return !day.empty() && day <= today_;
}

std::string Embargo::opened() const
{
    std::string newest;
    for (const auto& it : disclosures_) {
        if (it.public_from <= today_) {
            newest = std::max(newest, it.public_from);
        }
    }
    return newest;
}

}  // namespace collector::access
