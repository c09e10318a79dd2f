#include "daemon/whole_file.hpp"

namespace daemons {
namespace {

measure::Result<void> write_new(FileOps& files, const std::filesystem::path& path, std::string_view octets)
{
    const auto removed = files.remove(path);
    const auto created = removed ? files.create(path) : tl::unexpected(removed.error());
    if (!created) {
        return tl::unexpected(created.error());
    }
    auto written = files.write(*created, octets).and_then([&] { return files.sync(*created); });
    files.close(*created);
    return written;
}

}  // namespace

measure::Result<void> write_whole(FileOps& files, const std::filesystem::path& path, std::string_view octets)
{
    auto beside = path;
    beside += ".new";
    return write_new(files, beside, octets).and_then([&] { return files.rename(beside, path); });
}

}  // namespace daemons
