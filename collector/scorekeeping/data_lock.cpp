#include "collector/scorekeeping/data_lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

namespace collector::scorekeeping {

DataLock::DataLock(DataLock&& other) noexcept : file_(std::exchange(other.file_, -1)) {}

DataLock::~DataLock()
{
    if (file_ >= 0) {
        ::close(file_);
    }
}

measure::Result<std::optional<DataLock>> DataLock::take(const std::filesystem::path& directory)
{
    const auto path = directory / "LOCK";
    const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0640);
    if (file < 0) {
        return measure::error("cannot open the lock: " + std::generic_category().message(errno), path.string(),
                              "run as the collector's user, or correct [data] directory");
    }
    DataLock lock(file);
    if (::flock(file, LOCK_EX | LOCK_NB) == 0) {
        return std::optional(std::move(lock));
    }
    if (errno == EWOULDBLOCK) {
        return std::optional<DataLock>();
    }
    return measure::error("cannot lock: " + std::generic_category().message(errno), path.string(),
                          "put the data directory on a local file system");
}

}  // namespace collector::scorekeeping
