#pragma once

#include "measure/evidence.hpp"
#include "measure/verdict.hpp"

#include <span>
#include <string_view>

/// Checks that show in one area what is judged, and counted, in another.
namespace checks {

struct ShownRules {
    const measure::Rule& strong;   ///< None of them blames anything.
    const measure::Rule& weaker;   ///< One does; with its cause.
    const measure::Rule& nothing;  ///< None applies.
    const measure::Rule& masked;   ///< None blames, and one could not be judged.
};

/// The verdict over the checks with these ids.
measure::Verdict show(std::span<const std::string_view> ids, const measure::Evidence& evidence, const ShownRules& rules);

}  // namespace checks
