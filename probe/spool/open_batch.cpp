#include "probe/spool/open_batch.hpp"

#include "codec/result_json.hpp"
#include "probe/spool/frame.hpp"
#include "probe/spool/replace_file.hpp"
#include "probe/spool/survey.hpp"

#include <utility>

namespace probe::spool {
namespace {

std::string head_frame(const OpenContents& contents)
{
    return encode(
        {.kind = FrameKind::head, .seq = contents.key.seq, .at = {}, .payload = codec::to_json_line(contents.header)});
}

std::string line_frame(const OpenContents& contents, const OpenLine& line)
{
    return encode({.kind = FrameKind::line, .seq = contents.key.seq, .at = line.at, .payload = line.text});
}

std::string encode_all(const OpenContents& contents)
{
    auto bytes = head_frame(contents);
    for (const auto& line : contents.lines) {
        bytes += line_frame(contents, line);
    }
    return bytes;
}

}  // namespace

std::uint64_t framed_octets(std::string_view line)
{
    return kAroundPayload + line.size();
}

OpenBatch::OpenBatch(daemons::FileOps& files, std::filesystem::path path, OpenContents contents)
    : files_(&files), path_(std::move(path)), contents_(std::move(contents))
{
    for (const auto& line : contents_.lines) {
        line_octets_ += line.text.size() + 1;
    }
}

OpenBatch::OpenBatch(OpenBatch&& other) noexcept
    : files_(other.files_), path_(std::move(other.path_)), contents_(std::move(other.contents_)),
      line_octets_(other.line_octets_), file_(std::exchange(other.file_, -1)), length_(other.length_)
{
}

OpenBatch& OpenBatch::operator=(OpenBatch&& other) noexcept
{
    close();
    files_ = other.files_;
    path_ = std::move(other.path_);
    contents_ = std::move(other.contents_);
    line_octets_ = other.line_octets_;
    file_ = std::exchange(other.file_, -1);
    length_ = other.length_;
    return *this;
}

OpenBatch::~OpenBatch()
{
    close();
}

measure::Result<OpenBatch> OpenBatch::create(daemons::FileOps& files, const std::filesystem::path& directory,
                                             OpenContents contents)
{
    auto path = path_of(directory, FileKind::open, contents.key);
    OpenBatch batch(files, std::move(path), std::move(contents));
    if (auto written = batch.write_anew(); !written) {
        return tl::unexpected(written.error());
    }
    return batch;
}

measure::Result<OpenBatch> OpenBatch::adopt(daemons::FileOps& files, const std::filesystem::path& directory,
                                            OpenContents contents, std::uint64_t length)
{
    auto path = path_of(directory, FileKind::open, contents.key);
    OpenBatch batch(files, std::move(path), std::move(contents));
    batch.length_ = length;
    if (auto opened = batch.reopen(); !opened) {
        return tl::unexpected(opened.error());
    }
    return batch;
}

measure::Result<void> OpenBatch::append(OpenLine line, bool sync)
{
    if (auto written = write_through(line_frame(contents_, line), sync); !written) {
        return written;
    }
    line_octets_ += line.text.size() + 1;
    contents_.lines.push_back(std::move(line));
    return {};
}

measure::Result<void> OpenBatch::record(std::vector<measure::Tombstone> tombstones)
{
    auto changed = OpenContents{.key = contents_.key, .header = contents_.header, .lines = {}};
    changed.header.tombstones = std::move(tombstones);
    if (auto written = write_through(head_frame(changed), true); !written) {
        return written;
    }
    contents_.header = std::move(changed.header);
    return {};
}

measure::Result<void> OpenBatch::write_through(std::string_view bytes, bool sync)
{
    if (file_ < 0) {
        if (auto trusted = write_anew(); !trusted) {
            return trusted;
        }
    }
    if (auto written = files_->write(file_, bytes); !written) {
        if (!files_->truncate(path_, length_)) {
            close();
        }
        return written;
    }
    if (auto synced = sync ? files_->sync(file_) : measure::Result<void>{}; !synced) {
        (void)files_->truncate(path_, length_);
        close();
        return synced;
    }
    length_ += bytes.size();
    return {};
}

measure::Result<void> OpenBatch::write_anew()
{
    close();
    const auto bytes = encode_all(contents_);
    if (auto replaced = replace_file(*files_, path_, bytes); !replaced) {
        return replaced;
    }
    length_ = bytes.size();
    return reopen();
}

measure::Result<void> OpenBatch::reopen()
{
    const auto file = files_->open(path_);
    if (!file) {
        return tl::unexpected(file.error());
    }
    file_ = *file;
    return {};
}

void OpenBatch::close()
{
    if (file_ >= 0) {
        files_->close(std::exchange(file_, -1));
    }
}

}  // namespace probe::spool
