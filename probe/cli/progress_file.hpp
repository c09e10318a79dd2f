#pragma once

#include "probe/agent/agent.hpp"

#include <filesystem>
#include <optional>

namespace probe::cli {

/// How far a running probe is, beside its spool: for `status`, and for a restart to go on in the middle of a round.
std::filesystem::path progress_file(const std::filesystem::path& spool_folder);

/// Replaces the file at once: a reader sees the old one or the new one.
measure::Result<void> write_progress(const std::filesystem::path& file, const agent::Progress& progress);

/// nullopt when there is none, or none that can be read: then nothing is known of an earlier run.
std::optional<agent::Progress> read_progress(const std::filesystem::path& file);

}  // namespace probe::cli
