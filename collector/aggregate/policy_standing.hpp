#pragma once

#include "collector/ports/views.hpp"
#include "score/policy_target.hpp"

namespace collector::aggregate {

/// A promise with how it stands.
struct PolicyStanding {
    Policy policy;
    std::optional<FigurePoint> today;       ///< nullopt: the figure has no value yet.
    std::optional<DatedPolicyFigure> part;  ///< The newest figure of the part it speaks of; nullopt for the whole frame.
    score::PolicyDistance distance;
};

/// The policies of a country, each by the series of its own figure: of the part of the frame it names, else of the country; the
/// median of the sources for users. `today` says which days have passed.
measure::Result<std::vector<PolicyStanding>> policy_standings(const Views& views, const measure::CountryCode& country,
                                                              measure::Day today, const score::PolicyRules& rules,
                                                              std::uint32_t window_days);

}  // namespace collector::aggregate
