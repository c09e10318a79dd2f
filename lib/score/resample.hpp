#pragma once

#include "score/component.hpp"
#include "score/interval.hpp"
#include "score/window.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

/// The cluster bootstrap of scoring.md 4.6: how a national figure would move with the behaviour of operators.
namespace score {

/// One role of a target as it is resampled.
struct ResampledRole {
    std::size_t pillar = 0;        ///< Position in Methodology::pillars.
    DayValue window{};             ///< What enters the pillar.
    std::vector<DayValue> days{};  ///< The days of the window that have a value; empty for a target without one.
};

/// A target with who runs it: targets of one operator fail together, so they are drawn together, in all of their roles.
struct ResampledTarget {
    std::string operator_name{};  ///< Equal names are one cluster. "": nobody is known, the target stands alone.
    measure::Tier tier = measure::Tier::agency;
    std::vector<ResampledRole> roles{};
};

/// How an interval was made.
enum class IntervalMethod : std::uint8_t {
    none,       ///< nothing has a value
    bootstrap,  ///< resampled operators and days
    wilson,     ///< too few operators, or all alike: Wilson's, with the operators' effective number
    bounds,     ///< counted, not sampled: what is not known at 0 and at 1, and nothing else
};

constexpr std::array<std::string_view, 4> words_of(IntervalMethod)
{
    return {"none", "bootstrap", "wilson", "bounds"};
}

/// The interval of one figure with its two parts told apart.
struct Spread {
    IntervalMethod method = IntervalMethod::none;
    Interval published{};            ///< 2.5 % with all unknown at 0, 97.5 % with all unknown at 1.
    Interval sampling{};             ///< 2.5 % to 97.5 % of the figure from what has a value: operators and days.
    std::uint32_t operators = 0;     ///< Clusters that hold a value.
    double effective_operators = 0;  ///< The same by weight (Kish): (sum of weights)^2 / sum of squares.
};

/// What resampling found. `draws[pillar][replicate]` are the pillars' points, for ranks; empty for a pillar that is missing.
struct Resampling {
    std::uint32_t replicates = 0;
    std::uint64_t seed = 0;  ///< Of the stream that was drawn from.
    std::vector<Spread> pillars{};
    Spread index{};
    std::vector<std::vector<double>> draws{};
};

/// Resamples a country's frame.
///
/// A replicate draws one operator less than there are, with replacement: with as many, the variance of a mean would come out
/// too small by one part in their number (Rao and Wu 1988). Of each drawn target whose days differ as many days are drawn as
/// have a value, once a replicate however often its operator was drawn: the part of the days is then at most twice as large
/// in variance, never too small. Pillars and index are then made as always. `present[pillar]`: the pillar enters the index (4.6); the others
/// are missing in every replicate, at 0 and at 1. Draws are made in the order: operators, then the days of the targets
/// as given. The interval is never narrower than the hard bounds. `counted`: pillars, by position, that are not made of
/// targets; they stand as they are in every replicate. Pure, and the same bits on every machine.
Resampling resample(std::span<const ResampledTarget> targets, const std::vector<bool>& present,
                    const Methodology& methodology, std::string_view stream,
                    const std::map<std::size_t, Bounded>& counted = {});

}  // namespace score
