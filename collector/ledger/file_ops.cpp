#include "collector/ledger/file_ops.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <system_error>

namespace collector::ledger {
namespace {

std::string_view remedy_for_errno(int code)
{
    switch (code) {
        case ENOSPC:
        case EDQUOT: return "free space on the file system of the data directory";
        case EACCES:
        case EPERM:
        case EROFS: return "let the collector's user write there";
        case EIO: return "the disk reports errors: check it (dmesg, smartctl) and replace it";
        default: return "";
    }
}

tl::unexpected<measure::Error> failed(std::string_view act, const std::string& where)
{
    const auto code = errno;
    return measure::error("cannot " + std::string(act) + ": " + std::generic_category().message(code), where,
                          std::string(remedy_for_errno(code)));
}

std::string name_of(int file)
{
    return std::filesystem::path("/proc/self/fd") / std::to_string(file);
}

std::string path_of(int file)
{
    std::error_code ignored;
    return std::filesystem::read_symlink(name_of(file), ignored).string();
}

class RealFiles final : public FileOps {
public:
    measure::Result<void> make_directory(const std::filesystem::path& path) override
    {
        std::error_code code;
        std::filesystem::create_directories(path, code);
        if (code) {
            errno = code.value();
            return failed("make the directory", path);
        }
        return {};
    }

    measure::Result<int> create(const std::filesystem::path& path) override
    {
        return opened(path, O_CREAT | O_EXCL, "create");
    }

    measure::Result<int> open(const std::filesystem::path& path) override { return opened(path, 0, "open"); }

    void close(int file) override { ::close(file); }

    measure::Result<void> write(int file, std::string_view bytes) override
    {
        while (!bytes.empty()) {
            const auto written = ::write(file, bytes.data(), bytes.size());
            if (written < 0 && errno != EINTR) {
                return failed("write", path_of(file));
            }
            bytes.remove_prefix(written < 0 ? 0 : static_cast<std::size_t>(written));
        }
        return {};
    }

    measure::Result<void> sync(int file) override
    {
        if (::fdatasync(file) != 0) {
            return failed("sync", path_of(file));
        }
        return {};
    }

    measure::Result<void> sync_directory(const std::filesystem::path& path) override
    {
        const int directory = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        if (directory < 0) {
            return failed("open the directory", path);
        }
        const bool synced = ::fsync(directory) == 0;
        measure::Result<void> result;
        if (!synced) {
            result = failed("sync the directory", path);
        }
        ::close(directory);
        return result;
    }

    measure::Result<void> truncate(const std::filesystem::path& path, std::size_t length) override
    {
        if (::truncate(path.c_str(), static_cast<off_t>(length)) != 0) {
            return failed("truncate", path);
        }
        return {};
    }

    measure::Result<void> rename(const std::filesystem::path& from, const std::filesystem::path& to) override
    {
        if (std::rename(from.c_str(), to.c_str()) != 0) {
            return failed("rename", from);
        }
        return {};
    }

private:
    static measure::Result<int> opened(const std::filesystem::path& path, int extra, std::string_view act)
    {
        const int file = ::open(path.c_str(), O_WRONLY | O_APPEND | O_CLOEXEC | extra, 0640);
        if (file < 0) {
            return failed(act, path);
        }
        return file;
    }
};

}  // namespace

FileOps& real_files()
{
    static RealFiles files;
    return files;
}

}  // namespace collector::ledger
