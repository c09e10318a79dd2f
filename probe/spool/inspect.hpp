#pragma once

#include "daemon/file_ops.hpp"
#include "measure/report.hpp"
#include "probe/spool/file_name.hpp"

#include <optional>
#include <string>
#include <vector>

namespace probe::spool {

/// A sealed batch as it lies in the directory.
struct BatchFacts {
    BatchKey key;
    std::uint64_t octets = 0;
    std::optional<measure::BatchHeader> header;  ///< nullopt when the file is damaged.
    std::vector<std::string> lines;
};

/// What a spool holds, looked at from outside.
struct Inspection {
    std::string stream;               ///< Of the newest generation; "" when its file is missing or damaged.
    std::vector<BatchFacts> batches;  ///< Oldest first.
    std::size_t open_lines = 0;       ///< Intact lines of the open batch.
    std::size_t damaged_octets = 0;   ///< Of the open batch, before its last intact frame.
    std::size_t quarantined_files = 0;
    bool in_use = false;  ///< A process holds the lock.
};

/// Reads a spool and changes nothing, also while a probe uses it. A batch may then be delivered between two looks.
/// Error: the directory cannot be read.
measure::Result<Inspection> inspect(const std::filesystem::path& directory, daemons::FileOps& files = daemons::real_files());

}  // namespace probe::spool
