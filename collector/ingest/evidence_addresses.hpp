#pragma once

#include "measure/report.hpp"

#include <vector>

namespace collector::ingest {

/// Every address the batch speaks of: servers asked and connected to, addresses in DNS answers, those of hosts that pages need,
/// the probe's own.
/// Sorted and distinct. Pure.
std::vector<measure::Address> addresses_in(const std::vector<measure::BatchLine>& lines);

}  // namespace collector::ingest
