#pragma once

#include "score/window.hpp"
#include "tests/worlds/vantages.hpp"

#include <array>
#include <unordered_map>

namespace worlds {

/// What the probes said of a role's gate and of its components.
using Said = std::array<Pattern, 1 + kParts>;

/// From ballots to the value of a role's day: consensus of every check, then the target's score.
///
/// Both are pure, and a world asks the same few thousand questions half a million times: each is answered once.
class Days {
public:
    explicit Days(const score::Methodology& edition) : edition_(edition) {}

    const score::DayValue& value_of(std::size_t role, const Said& said);

private:
    const measure::Verdict& agreed(Pattern pattern);
    score::DayValue judge(const score::RoleRules& rules, const Said& said);

    const score::Methodology& edition_;
    std::unordered_map<Pattern, measure::Verdict> agreed_;
    std::unordered_map<std::uint64_t, score::DayValue> days_;
};

}  // namespace worlds
