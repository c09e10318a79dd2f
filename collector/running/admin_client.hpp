#pragma once

#include "collector/ports/facts.hpp"
#include "measure/result.hpp"

#include <filesystem>

namespace collector::running {

/// Asks the running collector to append a fact; returns the position once it is on disk. Blocks, at most 15 seconds.
measure::Result<std::uint64_t> append_through(const std::filesystem::path& socket, const LedgerEntry& entry);

}  // namespace collector::running
