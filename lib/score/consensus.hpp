#pragma once

#include "measure/verdict.hpp"
#include "score/methodology.hpp"

#include <cstdint>
#include <span>

namespace score {

/// What one vantage says of one check, already folded over its attempts.
struct Ballot {
    std::uint32_t as_number = 0;
    measure::Verdict verdict{};
};

/// What several vantages say together.
struct Consensus {
    measure::Verdict verdict{};  ///< Rule, cause and detail are those of the side that won; of a failing one when split.
    std::uint32_t votes = 0;     ///< Autonomous systems whose vote has a value.
    std::uint32_t passes = 0;    ///< Of them, those that count as passed.
};

/// Folds the attempts of one probe in one round: one success is a success, flagged flaky (4.3).
/// The highest value wins; without any value not_applicable goes before not_testable. `attempts` is not empty.
measure::Verdict fold(std::span<const measure::Verdict> attempts);

/// Applies the quorum rule of scoring.md 4.3.
///
/// One autonomous system has one vote: its majority, and none on a tie. Systems that are not known (0) share one vote,
/// because nothing proves that they differ. A share is rounded at one half for the count; the value is the mean of the
/// side that won, or of all when split. Votes without a value are heard only where no other vote is.
Consensus agree(std::span<const Ballot> ballots, std::span<const ConsensusRow> table);

}  // namespace score
