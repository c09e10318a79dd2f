#pragma once

#include "collector/ledger/frame.hpp"
#include "collector/ledger/scan.hpp"
#include "measure/result.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace collector::ledger {

/// One segment file and what was found in it. Its name carries the position of its first entry.
struct Segment {
    std::filesystem::path path;
    std::uint64_t first = 0;
    Scan scan;
};

/// Where the next entry goes.
struct Tip {
    std::uint64_t last = 0;  ///< Position of the last entry; 0 when there is none.
    std::string sha256{kNoHash};
};

/// All that a ledger directory holds: the index by position, in memory.
struct Contents {
    std::vector<Segment> segments;  ///< Rising `first`.
    Tip tip;
    std::uint64_t damaged = 0;  ///< Positions below the tip that cannot be read.
};

/// An intact frame's file and place.
struct Place {
    std::filesystem::path path;
    std::size_t offset = 0;
    std::size_t length = 0;
};

/// Path of the segment that begins with `first`.
std::filesystem::path segment_path(const std::filesystem::path& directory, std::uint64_t first);

/// Reads every segment, one at a time. Damage is noted, never an error; only a directory that cannot be read is.
/// A directory that does not exist is an empty ledger.
measure::Result<Contents> load(const std::filesystem::path& directory);

/// Where the entry is; nullopt when it does not exist or is damaged.
std::optional<Place> find(const Contents& contents, std::uint64_t position);

measure::Result<std::string> read_range(const std::filesystem::path& path, std::size_t offset, std::size_t length);
measure::Result<std::string> read_whole(const std::filesystem::path& path);

}  // namespace collector::ledger
