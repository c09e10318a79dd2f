#include "collector/aggregate/patients.hpp"

#include "checks/check.hpp"

#include <algorithm>
#include <map>
#include <optional>

namespace collector::aggregate {
namespace {

using measure::Outcome;
using measure::Role;

std::optional<Role> role_of(const checks::Check& check)
{
    switch (check.area) {
        case checks::Area::web: return Role::web;
        case checks::Area::dns: return Role::dns;
        case checks::Area::mail: return Role::mail;
        case checks::Area::security:
        case checks::Area::vantage: return std::nullopt;
    }
    return std::nullopt;
}

bool holds(const std::vector<Role>& roles, Role role)
{
    return std::find(roles.begin(), roles.end(), role) != roles.end();
}

}  // namespace

std::vector<Patient> find_patients(std::span<const ConsensusRow> rows, const NationalScore& score)
{
    std::map<std::string, std::size_t> places;
    for (std::size_t i = 0; i < score.targets.size(); ++i) {
        places[score.targets[i].target->domain] = i;
    }
    std::vector<Patient> patients;
    while (!rows.empty()) {
        const auto end =
            std::find_if(rows.begin(), rows.end(), [&](const auto& row) { return row.target != rows.front().target; });
        const auto own = rows.first(static_cast<std::size_t>(end - rows.begin()));
        rows = rows.subspan(own.size());
        if (const auto place = places.find(own.front().target); place != places.end()) {
            patients.push_back({place->second, own});
        }
    }
    return patients;
}

bool wants_mending(const measure::Verdict& verdict, const measure::Target& target)
{
    const auto* check = checks::find(verdict.check);
    const bool fails = verdict.outcome == Outcome::fail || verdict.outcome == Outcome::partial;
    if (check == nullptr || !check->shapes_state || !fails || !verdict.cause || verdict.rule == checks::kDownRule) {
        return false;
    }
    const auto role = role_of(*check);
    return role && holds(target.roles, *role) && !holds(target.intended_absent, *role) &&
           checks::remedy_for(*verdict.cause).owner != measure::Owner::us;
}

}  // namespace collector::aggregate
