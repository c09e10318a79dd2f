#pragma once

#include "daemon/file_lock.hpp"

namespace collector::scorekeeping {

/// The right to write in the data directory: held by a running `serve`, or by one offline verb.
using DataLock = daemons::FileLock;

/// nullopt when another process holds it. The directory must be there.
inline measure::Result<std::optional<DataLock>> lock_data(const std::filesystem::path& directory)
{
    return DataLock::take(directory / "LOCK");
}

}  // namespace collector::scorekeeping
