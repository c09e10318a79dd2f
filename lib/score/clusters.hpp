#pragma once

#include "score/pillar.hpp"
#include "score/random.hpp"
#include "score/resample.hpp"

#include <array>
#include <map>
#include <span>
#include <vector>

namespace score {

/// A frame folded for resampling: sums by operator, so that a replicate does not walk through every target.
///
/// Operators are numbered by their first target. A target whose days differ is kept apart (`Wavering`): its days are
/// drawn anew in each replicate.
class Clusters {
public:
    Clusters(std::span<const ResampledTarget> targets, const Methodology& methodology);

    std::uint32_t operators() const { return operators_; }

    /// The pillars of one replicate, by position in Methodology::pillars. The result lives until the next call.
    std::span<const PillarScore> draw(Random& random);

    /// The pillars of the frame as it is.
    std::span<const PillarScore> whole();

    /// How many operators hold a value of the pillar, and what they are worth by weight.
    struct Count {
        std::uint32_t operators = 0;
        double effective = 0;
    };
    Count count(std::size_t pillar) const;

private:
    /// The targets of one operator in one stratum of one pillar.
    struct Cell {
        std::size_t pillar = 0;
        std::size_t stratum = 0;
        std::uint32_t operator_number = 0;
        std::uint32_t targets = 0;
        std::uint32_t valued = 0;
        double value = 0;
        double low = 0;
        double high = 0;
    };
    struct Wavering {
        std::size_t cell = 0;
        std::span<const DayValue> days{};
    };
    struct Sums {
        std::uint32_t targets = 0;
        std::uint32_t valued = 0;
        double value = 0;
        double low = 0;
        double high = 0;
    };

    std::size_t cell_of(std::size_t pillar, std::size_t stratum, std::uint32_t operator_number);
    void take_in(const ResampledRole& role, std::size_t stratum, std::uint32_t operator_number);
    Sums& sums_of(const Cell& cell);
    void clear();
    void add(const Cell& cell, std::uint32_t times);
    std::span<const PillarScore> join();

    const Methodology& methodology_;
    std::uint32_t operators_ = 0;
    std::vector<Cell> cells_;
    std::map<std::array<std::size_t, 3>, std::size_t> positions_;  ///< Of cells, by pillar, stratum and operator.
    std::vector<Wavering> wavering_;
    std::vector<std::uint32_t> times_;  ///< How often each operator was drawn.
    std::vector<Sums> sums_;            ///< By pillar and stratum.
    std::vector<PillarScore> pillars_;
};

}  // namespace score
