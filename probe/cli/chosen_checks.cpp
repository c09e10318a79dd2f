#include "probe/cli/chosen_checks.hpp"

#include <algorithm>
#include <array>

namespace probe::cli {

using checks::Area;
using checks::Check;
using measure::Role;

namespace {

/// What must be looked at for the checks of an area.
constexpr std::array kLooks{std::pair{Area::web, Role::web}, std::pair{Area::dns, Role::dns},
                            std::pair{Area::mail, Role::mail}, std::pair{Area::security, Role::web},
                            std::pair{Area::security, Role::dns}};

bool matches(const Check& check, const std::string& pattern)
{
    const bool area = pattern.ends_with(".*");
    return area ? check.id.starts_with(std::string_view(pattern).substr(0, pattern.size() - 1)) : check.id == pattern;
}

bool has_area(const ChosenChecks& chosen, Area area)
{
    return std::any_of(chosen.checks.begin(), chosen.checks.end(), [&](const auto* check) { return check->area == area; });
}

}  // namespace

bool has_role(const ChosenChecks& chosen, Role role)
{
    return std::find(chosen.roles.begin(), chosen.roles.end(), role) != chosen.roles.end();
}

measure::Result<ChosenChecks> choose_checks(const std::vector<std::string>& patterns)
{
    ChosenChecks chosen;
    for (const auto& pattern : patterns) {
        const auto known = checks::all();
        if (std::none_of(known.begin(), known.end(), [&](const auto* check) { return matches(*check, pattern); })) {
            return measure::error("no check '" + pattern + "'", {},
                                  "see `sextant-probe list-checks`, or name an area: web.*");
        }
    }
    for (const auto* check : checks::all()) {
        const auto wanted = [check](const std::string& pattern) { return matches(*check, pattern); };
        if (patterns.empty() || std::any_of(patterns.begin(), patterns.end(), wanted)) {
            chosen.checks.push_back(check);
        }
    }
    for (const auto& [area, role] : kLooks) {
        if (has_area(chosen, area) && !has_role(chosen, role)) {
            chosen.roles.push_back(role);
        }
    }
    return chosen;
}

std::vector<measure::Verdict> verdicts_of(const ChosenChecks& chosen, std::vector<measure::Verdict> all)
{
    std::erase_if(all, [&](const measure::Verdict& verdict) {
        return std::none_of(chosen.checks.begin(), chosen.checks.end(),
                            [&](const auto* check) { return check->id == verdict.check; });
    });
    return all;
}

}  // namespace probe::cli
