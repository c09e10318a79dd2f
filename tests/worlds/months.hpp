#pragma once

#include "score/resample.hpp"
#include "tests/worlds/vantages.hpp"

namespace worlds {

/// What was published of a world at the end of its rounds.
struct Published {
    double index = 0;
    double coverage = 0;  ///< Of the frame's weight, over the pillars.
    score::Resampling intervals{};
};

/// Lives through the world's rounds from `first` on: every check of every target by consensus, every target by its checks,
/// every window by its days; then pillars, index and intervals.
Published live(const World& world, Troubles troubles, std::uint32_t first, const score::Methodology& edition);

}  // namespace worlds
