#pragma once

#include "score/component.hpp"

namespace score {

/// What a target adds to the security pillar (4.5): the mean of its applicable checks where its gate holds, 0 where it does
/// not. The stratified mean of these is "mean(s) times the share of the frame whose gate holds": a country without IPv6
/// does not look secure.
///
/// `gate`: 1 holds, 0 fails, between them the share of a split; nothing when it cannot be judged, and then there is no value.
/// A target none of whose checks applies leaves the frame of this pillar: nullopt.
std::optional<Bounded> score_security(const std::optional<double>& gate, const Component& checks,
                                      std::span<const measure::Verdict> verdicts, double should_value);

}  // namespace score
