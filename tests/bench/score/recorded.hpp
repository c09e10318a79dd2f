#pragma once

#include "collector/ports/ledger.hpp"
#include "collector/store/registry.hpp"
#include "score/methodology.hpp"
#include "tests/fakes/must.hpp"

#include <string>
#include <vector>

/// What the loops have in common.
namespace bench {

/// The recorded batches of tests/bench/ingest as entries of a ledger. Throws std::runtime_error.
std::vector<collector::LedgerEntry> recorded_entries(const std::string& folder);

using fakes::must;

}  // namespace bench
