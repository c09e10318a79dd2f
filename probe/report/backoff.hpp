#pragma once

#include "measure/time.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <random>

namespace probe::report {

struct BackoffLimits {
    measure::Duration base = std::chrono::seconds(1);
    measure::Duration cap = std::chrono::minutes(5);
    measure::Duration least = std::chrono::milliseconds(100);  ///< Even the luckiest draw waits so long.
    measure::Duration most_told = std::chrono::hours(1);       ///< A longer Retry-After is cut to this.
};

/// Full jitter: each wait is drawn evenly from zero to a ceiling that doubles. A fleet that failed together does not come
/// back together.
class Backoff {
public:
    Backoff(BackoffLimits limits, std::uint64_t seed) : limits_(limits), random_(seed) {}

    /// How long to wait after one more failure. A Retry-After is waited out in full, with jitter on top.
    measure::Duration next(std::optional<std::chrono::seconds> told);

    /// Between half the ceiling and all of it: for what only a person can mend.
    measure::Duration slow();

    void reset() { failures_ = 0; }
    unsigned failures() const { return failures_; }

private:
    measure::Duration draw(measure::Duration from, measure::Duration to);

    BackoffLimits limits_;
    std::mt19937_64 random_;
    unsigned failures_ = 0;
};

}  // namespace probe::report
