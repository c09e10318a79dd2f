#pragma once

#include "daemon/file_ops.hpp"

namespace daemons {

/// Puts a file in place in one step: whoever reads it meanwhile reads the old one or the new one, never a part.
/// What was there is replaced.
measure::Result<void> write_whole(FileOps& files, const std::filesystem::path& path, std::string_view octets);

}  // namespace daemons
