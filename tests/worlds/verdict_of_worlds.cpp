#include "tests/worlds/verdict_of_worlds.hpp"

#include <algorithm>

namespace worlds {
namespace {

bool contains(const score::Interval& interval, double truth)
{
    return interval.low <= truth && truth <= interval.high;
}

double width(const score::Interval& interval)
{
    return interval.high - interval.low;
}

}  // namespace

Trial try_world(std::uint64_t seed, Size size, const score::Methodology& edition)
{
    const auto world = make_world(seed, size, edition);
    const auto design = design_of(world, edition);
    const auto published = live(world, {}, 0, edition);
    const auto window = std::min(size.rounds, edition.time.window_days);
    const auto complete = live(world, {.missing = false}, size.rounds - window, edition);

    Trial trial{.seed = seed,
                .truth = design.index,
                .index = published.index,
                .coverage = published.coverage,
                .published = published.intervals.index.published};
    trial.contained = contains(trial.published, trial.truth);
    for (std::size_t role = 0; role < kRoles; ++role) {
        trial.pillar_contained[role] = contains(published.intervals.pillars[role].published, design.pillars[role]);
    }
    trial.width_ratio = width(complete.intervals.index.published) / design.width();
    return trial;
}

void Tally::add(const Trial& trial)
{
    ++worlds;
    contained += trial.contained ? 1 : 0;
    for (std::size_t role = 0; role < kRoles; ++role) {
        pillar_contained[role] += trial.pillar_contained[role] ? 1 : 0;
    }
    width_ratio += (trial.width_ratio - width_ratio) / worlds;
    coverage += (trial.coverage - coverage) / worlds;
    widest_ratio = std::max(widest_ratio, trial.width_ratio);
}

}  // namespace worlds
