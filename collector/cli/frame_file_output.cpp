#include "collector/cli/frame_file_output.hpp"

#include "daemon/whole_file.hpp"
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
    return daemons::write_whole(daemons::real_files(), file, frames::frame_text(kept.frame, kept.preamble));
}

}  // namespace collector::cli
