#include "collector/cli/frame_file_output.hpp"

#include "daemon/file_ops.hpp"
#include "frames/frame_file.hpp"
#include "frames/frame_text.hpp"

namespace collector::cli {
namespace {

/// The first of the errors; `frame check` tells them all.
measure::Error first_of(const frames::FrameFile& read, const std::string& file)
{
    auto error = read.errors.front();
    error.remedy += read.errors.size() == 1 ? "" : "; `sextant-collector frame check " + file + "` tells all of them";
    return error;
}

measure::Result<void> write_new(daemons::FileOps& files, const std::string& path, const std::string& text)
{
    const auto removed = files.remove(path);
    const auto created = removed ? files.create(path) : tl::unexpected(removed.error());
    if (!created) {
        return tl::unexpected(created.error());
    }
    auto written = files.write(*created, text).and_then([&] { return files.sync(*created); });
    files.close(*created);
    return written;
}

}  // namespace

measure::Result<std::optional<KeptFrame>> read_kept(const std::string& file)
{
    std::error_code unreadable;
    if (!std::filesystem::exists(file, unreadable)) {
        return std::nullopt;
    }
    const auto text = daemons::real_files().read(file);
    if (!text) {
        return tl::unexpected(text.error());
    }
    auto read = frames::read_frame_text(*text, file);
    if (!read.errors.empty()) {
        return tl::unexpected(first_of(read, file));
    }
    return KeptFrame{.frame = std::move(read.frame), .preamble = frames::preamble_of(*text)};
}

measure::Result<void> write_kept(const std::string& file, const KeptFrame& kept)
{
    auto& files = daemons::real_files();
    const auto beside = file + ".new";
    return write_new(files, beside, frames::frame_text(kept.frame, kept.preamble)).and_then([&] {
        return files.rename(beside, file);
    });
}

}  // namespace collector::cli
