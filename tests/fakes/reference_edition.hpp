#pragma once

#include "score/methodology.hpp"

namespace score {

inline RoleRules web_rules()
{
    return {
        .role = measure::Role::web,
        .base = 0.40,
        .gates = {{"W-2", GateRule::any}, {"W-6", GateRule::passes}},
        .components = {{"addresses", 0.15, Reading::value, {"W-5"}},
                       {"parity", 0.15, Reading::value, {"W-4", "W-7", "W-8"}},
                       {"same_site", 0.15, Reading::value, {"W-10"}},
                       {"dependencies", 0.15, Reading::value, {"W-12"}}},
        .caps = {{"W-10", "W-10.severe", 0.40}},
    };
}

inline RoleRules dns_rules()
{
    return {
        .role = measure::Role::dns,
        .base = 0.35,
        .gates = {{"D-4", GateRule::any}},
        .components = {{"two_servers", 0.20, Reading::pass_only, {"D-4"}},
                       {"chain", 0.25, Reading::value, {"D-8"}},
                       {"tcp", 0.10, Reading::value, {"D-6"}},
                       {"answers", 0.10, Reading::value, {"D-7", "D-10"}}},
        .caps = {},
    };
}

inline RoleRules mail_rules()
{
    return {
        .role = measure::Role::mail,
        .base = 0.40,
        .gates = {{"M-3", GateRule::any}},
        .components = {{"hosts", 0.20, Reading::value, {"M-3"}},
                       {"parity", 0.15, Reading::value, {"M-5", "M-6"}},
                       {"chain", 0.10, Reading::value, {"M-8"}},
                       {"spf", 0.10, Reading::value, {"M-9"}},
                       {"reverse", 0.05, Reading::value, {"M-10"}}},
        .caps = {},
    };
}

/// An edition in terms of the catalogue's numbers, for tests and made-up worlds. No published number is made with it; that
/// its figures are those of irs-1.toml is tried in tests/collector/methodology.
inline Methodology reference_edition()
{
    return {
        .id = "reference",
        .title = "the complete edition of scoring.md 4.5a",
        .sha256 = "",
        .time = {.window_days = 28, .round_hours = 24, .expiry_rounds = 2, .hysteresis_rounds = 3},
        .consensus = {{1, 0}, {2, 0}, {3, 1}, {7, 2}},
        .should_value = 0.5,
        .roles = {web_rules(), dns_rules(), mail_rules()},
        .pillars = {{"web", 0.30, measure::Role::web, true},
                    {"dns", 0.15, measure::Role::dns, true},
                    {"mail", 0.15, measure::Role::mail, false},
                    {"security", 0.15, std::nullopt, false},
                    {"cpe", 0.15, std::nullopt, false},
                    {"networks", 0.10, std::nullopt, false}},
        .strata = {{"national", 4, {measure::Tier::portal, measure::Tier::essential}},
                   {"ministry", 2, {measure::Tier::ministry}},
                   {"agency", 1, {measure::Tier::agency}},
                   {"regional", 1, {measure::Tier::regional}},
                   {"municipal", 1, {measure::Tier::municipal}}},
        .publication = {.pillar_coverage = 0.80,
                        .stratum_coverage = 0.50,
                        .pillar_weight = 0.70,
                        .vantages = 2,
                        .vantage_coverage = 0.80},
        .rank = {.widest_interval = 0.20, .fewest_targets = 20},
        .geometric_floor = 0.01,
        .unbalanced_above = 0.10,
    };
}

}  // namespace score
