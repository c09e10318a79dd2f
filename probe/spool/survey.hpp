#pragma once

#include "daemon/file_ops.hpp"
#include "probe/spool/file_name.hpp"

#include <map>
#include <vector>

namespace probe::spool {

/// What lies in a spool's directory, by name and size alone; no file is opened.
struct Survey {
    std::map<std::uint32_t, std::uint64_t> streams;  ///< Octets by generation.
    std::map<BatchKey, std::uint64_t> open;
    std::map<BatchKey, std::uint64_t> batches;
    std::vector<daemons::DirectoryEntry> unfinished;  ///< Files that were being written; never counted on.
    std::vector<daemons::DirectoryEntry> quarantine;
};

constexpr std::string_view kQuarantine = "quarantine";
constexpr std::string_view kUnfinished = ".tmp";

/// Files with other names are left alone: perhaps a newer version's.
measure::Result<Survey> survey(const std::filesystem::path& directory, const daemons::FileOps& files);

/// The id in a stream file; nullopt when it is missing or damaged.
std::optional<std::string> read_stream(const std::filesystem::path& directory, std::uint32_t generation,
                                       const daemons::FileOps& files);

std::filesystem::path path_of(const std::filesystem::path& directory, FileKind kind, BatchKey key);

}  // namespace probe::spool
