#include "collector/methodology/plausible.hpp"

#include "checks/check.hpp"
#include "measure/words.hpp"

#include <algorithm>
#include <set>

namespace collector {
namespace {

using Errors = std::vector<measure::Error>;

void look_at_checks(const score::Methodology& rules, const std::string& file, Errors& errors)
{
    for (const auto& check : score::listed_checks(rules)) {
        if (checks::find(check) == nullptr) {
            errors.push_back({.what = "no check is called '" + check + "'",
                              .where = file,
                              .remedy = "docs/generated/checks.md lists them"});
        }
    }
}

void look_at_roles(const score::Methodology& rules, const std::string& file, Errors& errors)
{
    std::set<measure::Role> seen;
    for (const auto& role : rules.roles) {
        const std::string word(measure::to_word(role.role));
        if (!seen.insert(role.role).second) {
            errors.push_back({.what = "the role " + word + " stands twice", .where = file, .remedy = "remove one"});
        }
        if (role.gates.empty() || (role.base <= 0 && role.components.empty())) {
            errors.push_back({.what = "the role " + word + " has no gate, or neither base nor components",
                              .where = file,
                              .remedy = "add a [[role.gate]], and a base above 0 or a [[role.component]]"});
        }
        for (const auto& component : role.components) {
            if (component.checks.empty() || component.weight <= 0) {
                errors.push_back({.what = "the component " + component.id + " has no checks or no weight",
                                  .where = file,
                                  .remedy = "list its checks and give it a weight above 0"});
            }
        }
    }
}

void look_at_pillars(const score::Methodology& rules, const std::string& file, Errors& errors)
{
    std::set<std::string> seen;
    for (const auto& pillar : rules.pillars) {
        if (!seen.insert(pillar.id).second) {
            errors.push_back({.what = "the pillar " + pillar.id + " stands twice", .where = file, .remedy = "remove one"});
        }
        if (pillar.role && score::rules_for(rules, *pillar.role) == nullptr) {
            errors.push_back({.what = "the pillar " + pillar.id + " has a role without rules",
                              .where = file,
                              .remedy = "add a [[role]] for it, or leave the role out"});
        }
        if (pillar.source == score::PillarSource::devices && (pillar.role || rules.cpe.gate.empty())) {
            errors.push_back({.what = "the pillar " + pillar.id + " is made of devices, and has a role or no gate",
                              .where = file,
                              .remedy = "leave its role out, and list the parts of cpe.gate"});
        }
        if (pillar.weight <= 0) {
            errors.push_back(
                {.what = "the pillar " + pillar.id + " has no weight", .where = file, .remedy = "give it one above 0"});
        }
    }
    if (rules.pillars.empty() || rules.strata.empty() || rules.consensus.empty()) {
        errors.push_back({.what = "pillars, strata or consensus rows are missing",
                          .where = file,
                          .remedy = "add [[pillar]], [[stratum]] and [[consensus]] tables"});
    }
}

/// Every tier belongs to exactly one stratum: a target without one would vanish from the score.
void look_at_strata(const score::Methodology& rules, const std::string& file, Errors& errors)
{
    for (const auto word : measure::words_of(measure::Tier{})) {
        const auto tier = measure::from_word<measure::Tier>(word);
        const auto holders =
            std::count_if(rules.strata.begin(), rules.strata.end(), [&](const score::StratumRules& stratum) {
                return std::count(stratum.tiers.begin(), stratum.tiers.end(), *tier) > 0;
            });
        if (holders != 1) {
            errors.push_back({.what = "the tier " + std::string(word) + " is in " + std::to_string(holders) + " strata",
                              .where = file,
                              .remedy = "put every tier into exactly one [[stratum]]"});
        }
    }
}

void look_at_order(const score::Methodology& rules, const std::string& file, Errors& errors)
{
    const auto rises = [](const score::ConsensusRow& a, const score::ConsensusRow& b) { return a.from < b.from; };
    if (!std::is_sorted(rules.consensus.begin(), rules.consensus.end(), rises)) {
        errors.push_back(
            {.what = "the consensus rows are not in order", .where = file, .remedy = "sort them by `from`, rising"});
    }
}

}  // namespace

std::vector<measure::Error> implausible(const score::Methodology& rules, const std::string& file)
{
    Errors errors;
    look_at_checks(rules, file, errors);
    look_at_roles(rules, file, errors);
    look_at_pillars(rules, file, errors);
    look_at_strata(rules, file, errors);
    look_at_order(rules, file, errors);
    return errors;
}

}  // namespace collector
