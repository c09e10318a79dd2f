#pragma once

#include "measure/time.hpp"

#include <cstdint>
#include <string>
#include <vector>

/// Days as rounds are named: "2026-11-21".
namespace collector::aggregate {

/// The `count` days that end with `last`, oldest first.
std::vector<std::string> days_until(const std::string& last, std::uint32_t count);

/// The day `count` days before `day`.
std::string days_before(const std::string& day, std::uint32_t count);

/// The first day from which the public state of `day` is told.
///
/// A state depends on the one shown before it, without end; counting begins anew on every `window`-th day since 1970, and at
/// least a whole window back, so that any reader of the same evidence shows the same state without all of history.
std::string telling_begins(const std::string& day, std::uint32_t window);

/// The last moment of the day.
measure::Timestamp end_of(const std::string& day);

/// The day a moment belongs to.
std::string day_of(measure::Timestamp time);

}  // namespace collector::aggregate
