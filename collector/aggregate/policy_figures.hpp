#pragma once

#include "collector/aggregate/national_score.hpp"

namespace collector::aggregate {

/// Is the target in the part of the frame? Pure.
bool names(const FramePart& part, const measure::Target& target);

/// What each policy that speaks of a part of the frame is judged by on the day of the question.
///
/// The part is scored like a country: same window, strata, coverage rules and bootstrap (stream "KE/egov-2027"). Its index is
/// made of the pillars that targets give; home routers and networks are nobody's part. No value: too little of it is known. Policies for
/// the whole frame are left out: the country's own score has their figures. Pure.
std::vector<PolicyFigure> policy_figures(const Question& question, std::span<const Policy> policies);

}  // namespace collector::aggregate
