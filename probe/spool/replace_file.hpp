#pragma once

#include "daemon/file_ops.hpp"

namespace probe::spool {

/// Puts `bytes` under this name, whole and on disk, or leaves what was there. After an error either may be true.
measure::Result<void> replace_file(daemons::FileOps& files, const std::filesystem::path& path, std::string_view bytes);

}  // namespace probe::spool
