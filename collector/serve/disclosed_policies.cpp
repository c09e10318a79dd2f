#include "collector/aggregate/policy_figures.hpp"
#include "collector/serve/disclosed_views.hpp"

#include <algorithm>

/// What the figures of a part of the frame would tell of a single target in it.
namespace collector::serve {
namespace {

using measure::Result;

/// All others of the part are public: whoever knows them has the last one by subtraction, from the index too.
bool counts_security(const Policy& policy)
{
    return policy.figure == "security" || policy.figure == "index";
}

}  // namespace

Result<bool> DisclosedViews::withholds(const Policy& policy) const
{
    if (policy.part.is_whole() || !counts_security(policy)) {
        return false;
    }
    const auto withheld = withheld_targets();
    if (!withheld) {
        return tl::unexpected(withheld.error());
    }
    for (const auto& domain : *withheld) {
        const auto view = all_.target(domain);
        if (!view) {
            return tl::unexpected(view.error());
        }
        const bool counts = *view && (**view).target.country == policy.country;
        if (counts && aggregate::names(policy.part, (**view).target)) {
            return true;
        }
    }
    return false;
}

/// All days of the series: yesterday's figure tells as much as today's.
Result<std::vector<DatedPolicyFigure>> DisclosedViews::policy_figures(const measure::CountryCode& country,
                                                                      const std::string& policy,
                                                                      const std::string& until) const
{
    const auto policies = all_.policies(country);
    if (!policies) {
        return tl::unexpected(policies.error());
    }
    const auto found = std::ranges::find(*policies, policy, &Policy::id);
    if (found == policies->end()) {
        return std::vector<DatedPolicyFigure>{};
    }
    const auto hidden = withholds(*found);
    if (!hidden) {
        return tl::unexpected(hidden.error());
    }
    return *hidden ? std::vector<DatedPolicyFigure>{} : all_.policy_figures(country, policy, until);
}

}  // namespace collector::serve
