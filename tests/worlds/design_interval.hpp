#pragma once

#include "tests/worlds/frame.hpp"

namespace worlds {

/// What the process that made a world gives on average, and how far a world strays from it. Neither looks at what happened in
/// the world nor uses the arithmetic that is tried: both follow from the process's own numbers.
struct Design {
    std::array<double, kRoles> pillars{};
    double index = 0;
    double deviation = 0;  ///< Of the index from world to world, operators and their sizes being as they are.

    /// Of the exact 95 % interval.
    double width() const { return 2 * 1.959963984540054 * deviation; }
};

/// The expectation and the standard deviation of the index over all worlds of this process with these operators' sizes.
///
/// A target's value is works * quality * days up. Inclinations are independent between operators, with variance
/// V = together * likely * (1 - likely), and between two roles of one operator with covariance kShared * V. Given them,
/// everything is independent; so the variance of an operator's part is that of its expectation plus the sum of its targets'.
Design design_of(const World& world, const score::Methodology& edition);

}  // namespace worlds
