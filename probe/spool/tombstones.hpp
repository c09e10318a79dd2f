#pragma once

#include "measure/report.hpp"

#include <span>
#include <string_view>
#include <vector>

namespace probe::spool {

/// Why a batch was given up; the words of Tombstone::reason.
constexpr std::string_view kFull = "full";
constexpr std::string_view kAge = "age";
constexpr std::string_view kCorrupt = "corrupt";

/// Adds tombstones in the order of their numbers. Neighbours of one reason become one range; so do any neighbours once
/// there are more than a header should carry.
void bury(std::vector<measure::Tombstone>& graves, std::span<const measure::Tombstone> more);

bool is_buried(std::span<const measure::Tombstone> graves, std::uint64_t seq);

}  // namespace probe::spool
