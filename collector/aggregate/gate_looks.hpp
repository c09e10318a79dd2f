#pragma once

#include "collector/ports/store.hpp"

#include <string>
#include <vector>

namespace collector::aggregate {

/// What the controls said of a probe's own line, before the batch and after it: a look for each family and each protocol
/// that was tried. The rule is that of the qualification: two of three controls (scoring.md 4.3). Pure.
std::vector<GateLook> gate_looks(const measure::Vantage& vantage, const std::string& probe);

}  // namespace collector::aggregate
