#pragma once

#include "collector/aggregate/national_score.hpp"

#include <span>
#include <vector>

/// The targets of a score beside their newest verdicts: what both fixes and leverage are told from.
namespace collector::aggregate {

/// A scored target with its newest verdicts.
struct Patient {
    std::size_t place = 0;  ///< In NationalScore::targets.
    std::span<const ConsensusRow> rows;
};

/// `rows` are ordered by target; targets that were not scored are left out. Pure; the spans are parts of `rows`.
std::vector<Patient> find_patients(std::span<const ConsensusRow> rows, const NationalScore& score);

/// Does the verdict tell of something that its people can mend, in a service the target means to offer?
bool wants_mending(const measure::Verdict& verdict, const measure::Target& target);

}  // namespace collector::aggregate
