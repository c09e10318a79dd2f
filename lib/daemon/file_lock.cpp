#include "daemon/file_lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

namespace daemons {
namespace {

auto failed(const std::string& what, const std::filesystem::path& path, std::string remedy)
{
    return measure::error("cannot " + what + ": " + std::generic_category().message(errno), path.string(),
                          std::move(remedy));
}

auto cannot_open(const std::filesystem::path& path)
{
    return failed("open what is locked", path, "run as the user whose file it is, or correct the directory's name");
}

auto cannot_lock(const std::filesystem::path& path)
{
    return failed("lock", path, "put the directory on a local file system");
}

}  // namespace

FileLock::FileLock(FileLock&& other) noexcept : file_(std::exchange(other.file_, -1)) {}

FileLock::~FileLock()
{
    if (file_ >= 0) {
        ::close(file_);
    }
}

measure::Result<std::optional<FileLock>> FileLock::take(const std::filesystem::path& file)
{
    FileLock lock(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0640));
    if (lock.file_ < 0) {
        return cannot_open(file);
    }
    if (::flock(lock.file_, LOCK_EX | LOCK_NB) == 0) {
        return std::optional(std::move(lock));
    }
    return errno == EWOULDBLOCK ? measure::Result<std::optional<FileLock>>() : cannot_lock(file);
}

measure::Result<FileLock> FileLock::wait_for(const std::filesystem::path& directory)
{
    FileLock lock(::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (lock.file_ < 0) {
        return cannot_open(directory);
    }
    while (::flock(lock.file_, LOCK_EX) != 0) {
        if (errno != EINTR) {
            return cannot_lock(directory);
        }
    }
    return lock;
}

}  // namespace daemons
