#pragma once

#include "score/component.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace score {

/// Where a target stands in its role.
enum class Standing : std::uint8_t {
    scored,          ///< it has a value
    unknown,         ///< its gate could not be judged: no value, bounds 0 and 1
    not_applicable,  ///< the service does not exist: it leaves the frame for this role
    down,            ///< dead on both families: not an IPv6 matter, no value
};

constexpr std::array<std::string_view, 4> words_of(Standing)
{
    return {"scored", "unknown", "not_applicable", "down"};
}

/// A target's score in one role and one round, with all of its parts.
struct TargetScore {
    Standing standing = Standing::unknown;
    double gate = 0;  ///< 1 holds, 0 fails; between them the share of vantages where it holds.
    Bounded score{};
    std::vector<ComponentScore> components{};
    const Cap* cap = nullptr;  ///< The cap that was applied.
};

/// Scores one role of one target from its consensus verdicts (4.5, 4.5a).
///
/// A role without a base, as security is, is the mean of its components alone: not applicable where none applies, unknown
/// where none has a value. A failed gate is 0. A split gate scales the score by the share of vantages where it holds: the target is worth that
/// much to the public as a whole. `down` silences the value.
TargetScore score_target(std::span<const measure::Verdict> verdicts, const RoleRules& rules, double should_value, bool down);

/// A host among several of graded preference, such as an MX.
struct RankedHost {
    bool works = false;
    bool best = false;  ///< In the best preference class.
};

/// The share of hosts that work; those of the best class count double (4.5, mail).
double share_of_hosts(std::span<const RankedHost> hosts);

}  // namespace score
