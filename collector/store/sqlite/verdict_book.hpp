#pragma once

#include "collector/store/sqlite/connection.hpp"
#include "measure/verdict.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace collector::store::sqlite {

/// The verdicts of a result as one value of its row: a list that the view `verdict` unfolds.
///
/// All that a verdict says but its detail repeats in millions of results, so that the list holds a number for it. Remembers
/// the numbers it has seen.
class VerdictBook {
public:
    /// `[[kind,"detail"],...]`; kinds that were never seen are given their numbers now.
    std::string list(Connection& connection, std::span<const measure::Verdict> verdicts);

    /// After a transaction that was rolled back: its numbers were never given out.
    void forget();

private:
    struct Kind {
        measure::Verdict verdict;
        std::int64_t number = 0;
    };

    std::int64_t number_of(Connection& connection, const measure::Verdict& verdict);

    std::unordered_map<std::string, std::vector<Kind>> known_;  ///< By rule: few kinds share one.
    std::size_t size_ = 0;
};

}  // namespace collector::store::sqlite
