#include "score/methodology.hpp"

#include <algorithm>
#include <set>
#include <tuple>

namespace score {

bool reaches(double share, double least)
{
    return share + 1e-9 >= least;
}

bool are_of_one_class(const Methodology& a, const Methodology& b)
{
    const auto told = [](const Methodology& it) {
        return std::tie(it.time, it.consensus, it.should_value, it.roles, it.pillars, it.strata, it.publication, it.cpe,
                        it.networks, it.geometric_floor);
    };
    return told(a) == told(b);
}

const RoleRules* rules_for(const Methodology& methodology, measure::Role role)
{
    for (const auto& rules : methodology.roles) {
        if (rules.role == role) {
            return &rules;
        }
    }
    return nullptr;
}

const StratumRules* stratum_of(const Methodology& methodology, measure::Tier tier)
{
    for (const auto& stratum : methodology.strata) {
        if (std::find(stratum.tiers.begin(), stratum.tiers.end(), tier) != stratum.tiers.end()) {
            return &stratum;
        }
    }
    return nullptr;
}

std::vector<std::string> listed_checks(const Methodology& methodology)
{
    std::set<std::string> found;
    for (const auto& rules : methodology.roles) {
        for (const auto& gate : rules.gates) {
            found.insert(gate.check);
        }
        for (const auto& component : rules.components) {
            found.insert(component.checks.begin(), component.checks.end());
        }
        for (const auto& cap : rules.caps) {
            found.insert(cap.check);
        }
    }
    return {found.begin(), found.end()};
}

}  // namespace score
