#include "probe/spool/replace_file.hpp"

#include "probe/spool/survey.hpp"

namespace probe::spool {
namespace {

measure::Result<void> write_new(daemons::FileOps& files, const std::filesystem::path& path, std::string_view bytes)
{
    if (auto removed = files.remove(path); !removed) {
        return removed;
    }
    const auto file = files.create(path);
    if (!file) {
        return tl::unexpected(file.error());
    }
    auto done = files.write(*file, bytes);
    if (done) {
        done = files.sync(*file);
    }
    files.close(*file);
    return done;
}

}  // namespace

measure::Result<void> replace_file(daemons::FileOps& files, const std::filesystem::path& path, std::string_view bytes)
{
    auto unfinished = path;
    unfinished += kUnfinished;
    auto done = write_new(files, unfinished, bytes);
    if (done) {
        done = files.rename(unfinished, path);
    }
    if (!done) {
        (void)files.remove(unfinished);  // A full disk needs its octets back; the start removes it else.
        return done;
    }
    return files.sync_directory(path.parent_path());
}

}  // namespace probe::spool
