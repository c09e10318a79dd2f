#pragma once

#include "measure/result.hpp"
#include "measure/time.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace collector::ledger {

/// Entries that were dropped after their root was published: what stays of them is enough for the chain to hold.
struct DroppedRange {
    std::uint64_t first = 0;
    std::uint64_t last = 0;
    std::uint64_t octets = 0;
    measure::Timestamp from;      ///< When the first came in...
    measure::Timestamp until;     ///< ...and the last.
    std::string previous_sha256;  ///< What the first names as the entry before it.
    std::string last_sha256;      ///< What the entry after the last names.

    std::uint64_t count() const { return last - first + 1; }
};

std::string stub_text(const DroppedRange& range);
measure::Result<DroppedRange> read_stub(const std::string& text, const std::string& where);

/// Path of the stub of a range that begins with `first`.
std::filesystem::path stub_path(const std::filesystem::path& directory, std::uint64_t first);

/// Every stub of a ledger's directory, by position.
measure::Result<std::vector<DroppedRange>> dropped_ranges(const std::filesystem::path& directory);

}  // namespace collector::ledger
