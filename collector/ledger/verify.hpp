#pragma once

#include "measure/result.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace collector::ledger {

/// Something wrong in one place of the ledger.
struct Finding {
    std::string where;  ///< "FILE:octet N" or "position N".
    std::string what;
};

/// What reading the whole ledger proved.
struct Verification {
    std::uint64_t segments = 0;
    std::uint64_t entries = 0;
    std::uint64_t dropped = 0;  ///< Entries of which a stub is left.
    std::uint64_t octets = 0;
    std::uint64_t last = 0;
    std::string last_sha256;        ///< Compared with one noted earlier, it proves that nothing before it changed.
    std::uint64_t unfinished = 0;   ///< Octets of a write in progress or torn; never acknowledged.
    std::vector<Finding> findings;  ///< Empty: no entry was changed, removed or reordered.
};

/// Reads every octet: checksums, positions without gaps, the chain of hashes. Changes nothing; safe while a collector writes.
measure::Result<Verification> verify(const std::filesystem::path& directory);

}  // namespace collector::ledger
