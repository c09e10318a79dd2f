#pragma once

#include "collector/ledger/contents.hpp"
#include "collector/ports/facts.hpp"

#include <functional>
#include <optional>

namespace collector::ledger {

/// The frame at `place`, checked again; nullopt when its octets were damaged since.
measure::Result<std::optional<Frame>> read_frame(const Place& place);

/// The entry at `place`; nullopt when its octets were damaged since.
measure::Result<std::optional<LedgerEntry>> read_entry(const Place& place);

/// Calls `visit` for every intact entry of a ledger nobody need have open; stops at the first error.
measure::Result<void> visit_all(const Contents& contents, const std::function<measure::Result<void>(const Frame&)>& visit);

}  // namespace collector::ledger
