#pragma once

#include "collector/aggregate/fixes.hpp"

namespace collector::aggregate {

/// Targets named with each fix; the list of targets has the others.
inline constexpr std::size_t kMostNamed = 100;

/// What to fix first as canonical JSON: one line, sorted keys, hence equal for equal fixes. Pure.
std::string fixes_document(const Question& question, const NationalScore& score, const std::vector<Fix>& fixes);

}  // namespace collector::aggregate
