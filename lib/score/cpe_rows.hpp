#pragma once

#include "score/cpe_score.hpp"

#include <span>
#include <string>
#include <string_view>

namespace score {

/// The group of a row: what stands before the first "-" of its number ("SEC-10": "SEC").
std::string_view group_of(std::string_view row);

/// The mean of the rows of some groups: PASS counts 1, WARN what a SHOULD that is not met counts, FAIL 0; INFO and N/A are left
/// out; NOT-OBSERVED opens the bounds (4.5a, services 5.6).
Bounded share_of_rows(std::span<const measure::RowFinding> rows, std::span<const std::string> groups, double should_value);

/// Does a host behind the device have what it needs? One part that fails is enough to say no; yes takes all of them.
std::optional<bool> gate_of(std::span<const measure::GateFinding> gate, std::span<const measure::GatePart> wanted);

/// A device as it enters the pillar. How many are in use is for the caller to say.
CpeModel cpe_model(std::span<const measure::GateFinding> gate, std::span<const measure::RowFinding> rows,
                   const Methodology& methodology);

}  // namespace score
