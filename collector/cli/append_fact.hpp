#pragma once

#include "collector/config/config.hpp"
#include "collector/ports/facts.hpp"

namespace collector::cli {

/// Puts a fact of the operator on the ledger and waits until the index holds it: through the running collector when there
/// is one, else by ourselves.
measure::Result<void> append_fact(const config::Config& config, decltype(LedgerEntry::fact) fact);

/// The same; the position it has on the ledger.
measure::Result<std::uint64_t> append_and_place(const config::Config& config, decltype(LedgerEntry::fact) fact);

}  // namespace collector::cli
