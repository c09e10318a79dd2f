#pragma once

#include "measure/result.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace collector::cli {

/// Makes the collector's own authority and a server certificate under it: ca.pem, ca.key, server.pem, server.key (P-256).
/// Probes pin ca.pem. `names` are the host names and addresses under which probes reach the collector.
/// Existing files are never replaced: a probe that pinned the old authority would be lost.
measure::Result<void> make_certificates(const std::filesystem::path& directory, const std::vector<std::string>& names);

/// Whole days until the first certificate of a PEM file expires; negative when it has.
measure::Result<int> days_left(const std::filesystem::path& certificate);

}  // namespace collector::cli
