#pragma once

#include "collector/scorekeeping/scoring.hpp"

#include <optional>
#include <string>
#include <vector>

namespace collector::scorekeeping {

/// A check that a methodology lists and that earlier rounds could not judge: the series has a break there (scoring.md 4.8).
struct SeriesBreak {
    measure::CountryCode country;
    std::string check;
    std::optional<std::string> first_round;  ///< With a value of it; nullopt: none of the rounds has one.
};

/// A country's scores round by round, made from the evidence that is stored.
struct Backcast {
    std::vector<ScoreRow> scores;  ///< Oldest first.
    std::vector<SeriesBreak> breaks;
};

/// Every round from `since` on, as it was known at `as_of`, each by the edition of its own day. Writes nothing. Without `devices`
/// no home router counts.
measure::Result<Backcast> cast_back(const Store& store, const Editions& editions, const measure::CountryCode& country,
                                    const std::string& since, measure::Timestamp as_of, const Devices* devices = nullptr);

}  // namespace collector::scorekeeping
