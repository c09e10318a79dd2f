#pragma once

#include "tests/worlds/design_interval.hpp"
#include "tests/worlds/months.hpp"

namespace worlds {

/// One world: what was true, what was published, and whether the one contains the other.
struct Trial {
    std::uint64_t seed = 0;
    double truth = 0;
    double index = 0;
    double coverage = 0;
    score::Interval published{};
    bool contained = false;
    std::array<bool, kRoles> pillar_contained{};
    double width_ratio = 0;  ///< Published without missing data, over the exact design-based one.
};

Trial try_world(std::uint64_t seed, Size size, const score::Methodology& edition);

/// All of them.
struct Tally {
    std::uint32_t worlds = 0;
    std::uint32_t contained = 0;
    std::array<std::uint32_t, kRoles> pillar_contained{};
    double width_ratio = 0;  ///< Mean.
    double widest_ratio = 0;
    double coverage = 0;  ///< Mean.

    void add(const Trial& trial);
};

}  // namespace worlds
