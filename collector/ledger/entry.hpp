#pragma once

#include "collector/ledger/frame.hpp"
#include "collector/ports/facts.hpp"
#include "measure/result.hpp"

namespace collector::ledger {

/// An entry as a frame: a line of JSON, then the raw octets (the sealed batch, the frame's TOML) as they came.
/// Deterministic: the same entry always gives the same payload.
Frame to_frame(const LedgerEntry& entry, std::string previous_sha256);

/// The inverse. An error means an intact frame of a schema this version does not know.
measure::Result<LedgerEntry> to_entry(const Frame& frame);

/// The first line of a payload: everything of the fact but its raw octets.
std::string_view header_line(std::string_view payload);

}  // namespace collector::ledger
