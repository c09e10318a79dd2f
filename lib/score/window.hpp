#pragma once

#include "measure/verdict.hpp"
#include "score/methodology.hpp"

#include <optional>
#include <span>
#include <vector>

namespace score {

/// A target's value of one day with its bounds; nothing when the day has no value.
struct DayValue {
    std::optional<double> value{};
    double low = 0;
    double high = 1;
};

/// The value of a window: the mean of the days that have one (4.4). `days` ends with the window's last day.
/// Expired when none of the last `expiry_rounds` days has a value: no value then.
DayValue mean_of_days(std::span<const DayValue> days, const TimeRules& rules);

/// The state to show after each round, from what each round found; oldest first (4.4).
///
/// The first known state is shown at once. Afterwards a change needs `hysteresis_rounds` consecutive rounds that all found
/// another state than the one shown. An unknown round neither supports nor denies; so many of them in a row show unknown.
/// intended_absent comes from the owner and is shown at once.
std::vector<measure::TargetState> shown_states(std::span<const measure::TargetState> found, const TimeRules& rules);

}  // namespace score
