#include "daemon/file_ops.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <system_error>

namespace daemons {
namespace {

namespace fs = std::filesystem;

constexpr mode_t kMode = 0640;
constexpr std::size_t kPiece = 1U << 18U;

std::string_view remedy_for(int code)
{
    switch (code) {
        case ENOSPC:
        case EDQUOT: return "free space on the file system that holds it";
        case EACCES:
        case EPERM:
        case EROFS: return "let the user that runs this program write there";
        case EIO: return "the disk reports errors: check it (dmesg, smartctl) and replace it";
        case EMFILE:
        case ENFILE: return "raise the limit of open files";
        default: return "";
    }
}

tl::unexpected<measure::Error> failed(std::string_view act, const std::string& where, int code = errno)
{
    return measure::error("cannot " + std::string(act) + ": " + std::generic_category().message(code), where,
                          std::string(remedy_for(code)));
}

/// The file's name, for people; from the kernel so that no table of names must be kept.
std::string path_of(int file)
{
    std::error_code ignored;
    return fs::read_symlink(fs::path("/proc/self/fd") / std::to_string(file), ignored).string();
}

measure::Result<int> opened(const fs::path& path, int flags, std::string_view act)
{
    const int file = ::open(path.c_str(), flags | O_CLOEXEC, kMode);
    if (file < 0) {
        return failed(act, path);
    }
    return file;
}

class RealFiles final : public FileOps {
public:
    measure::Result<void> make_directory(const fs::path& path) override
    {
        std::error_code code;
        fs::create_directories(path, code);
        if (code) {
            return failed("make the directory", path, code.value());
        }
        return {};
    }

    measure::Result<int> lock(const fs::path& path) override
    {
        const auto file = opened(path, O_RDWR | O_CREAT, "open");
        if (file && ::flock(*file, LOCK_EX | LOCK_NB) != 0) {
            const int code = errno;
            ::close(*file);
            return code == EWOULDBLOCK ? measure::error("another process uses this directory", path.parent_path(),
                                                        "stop the other process, or give this one a directory of its own")
                                       : failed("lock", path, code);
        }
        return file;
    }

    measure::Result<int> create(const fs::path& path) override
    {
        return opened(path, O_WRONLY | O_APPEND | O_CREAT | O_EXCL, "create");
    }

    measure::Result<int> open(const fs::path& path) override { return opened(path, O_WRONLY | O_APPEND, "open"); }

    void close(int file) override { ::close(file); }

    measure::Result<void> write(int file, std::string_view bytes) override
    {
        while (!bytes.empty()) {
            const auto written = ::write(file, bytes.data(), bytes.size());
            if (written < 0 && errno != EINTR) {
                return failed("write", path_of(file), errno);
            }
            bytes.remove_prefix(written < 0 ? 0 : static_cast<std::size_t>(written));
        }
        return {};
    }

    measure::Result<void> sync(int file) override
    {
        if (::fdatasync(file) != 0) {
            const int code = errno;
            return failed("sync", path_of(file), code);
        }
        return {};
    }

    measure::Result<void> sync_directory(const fs::path& path) override
    {
        const auto directory = opened(path, O_RDONLY | O_DIRECTORY, "open the directory");
        if (!directory) {
            return tl::unexpected(directory.error());
        }
        const int code = ::fsync(*directory) == 0 ? 0 : errno;
        ::close(*directory);
        return code == 0 ? measure::Result<void>{} : failed("sync the directory", path, code);
    }

    measure::Result<void> truncate(const fs::path& path, std::uint64_t length) override
    {
        return ::truncate(path.c_str(), static_cast<off_t>(length)) == 0 ? measure::Result<void>{}
                                                                         : failed("truncate", path);
    }

    measure::Result<void> rename(const fs::path& from, const fs::path& to) override
    {
        return std::rename(from.c_str(), to.c_str()) == 0 ? measure::Result<void>{} : failed("rename", from);
    }

    measure::Result<void> remove(const fs::path& path) override
    {
        return ::unlink(path.c_str()) == 0 || errno == ENOENT ? measure::Result<void>{} : failed("remove", path);
    }

    measure::Result<std::vector<DirectoryEntry>> list(const fs::path& path) const override
    {
        std::vector<DirectoryEntry> found;
        std::error_code code;
        for (fs::directory_iterator at(path, code), end; !code && at != end; at.increment(code)) {
            std::error_code vanished;
            if (at->is_regular_file(vanished)) {
                const auto octets = at->file_size(vanished);
                found.push_back({.name = at->path().filename().string(), .octets = vanished ? 0 : octets});
            }
        }
        if (code && code != std::errc::no_such_file_or_directory) {
            return failed("list the directory", path, code.value());
        }
        std::ranges::sort(found, {}, &DirectoryEntry::name);
        return found;
    }

    measure::Result<std::string> read(const fs::path& path) const override
    {
        const auto file = opened(path, O_RDONLY, "open");
        if (!file) {
            return tl::unexpected(file.error());
        }
        std::string octets;
        ssize_t got = 1;
        while (got > 0) {
            const auto held = octets.size();
            octets.resize(held + kPiece);
            got = ::read(*file, octets.data() + held, kPiece);
            octets.resize(held + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
        }
        ::close(*file);
        return octets;
    }
};

}  // namespace

FileOps& real_files()
{
    static RealFiles files;
    return files;
}

}  // namespace daemons
