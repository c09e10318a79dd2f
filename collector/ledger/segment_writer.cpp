#include "collector/ledger/segment_writer.hpp"

#include "collector/ledger/entry.hpp"

#include <system_error>
#include <utility>

namespace collector::ledger {
namespace {

constexpr std::string_view kQuarantine = "quarantine";

/// A group as the octets of one write.
struct Encoded {
    std::string bytes;
    std::vector<Written> written;
    Tip tip;
};

measure::Result<Encoded> encode_group(std::span<LedgerEntry> group, Tip tip)
{
    Encoded encoded{.bytes = {}, .written = {}, .tip = std::move(tip)};
    for (auto& entry : group) {
        entry.position = encoded.tip.last + 1;
        const auto frame = to_frame(entry, encoded.tip.sha256);
        if (frame.payload.size() > kMaxPayload) {
            return measure::error("the entry is larger than a ledger entry may be (64 MiB)", "", "send smaller batches");
        }
        const auto bytes = encode(frame);
        encoded.written.push_back(
            {.path = {},
             .segment_first = 0,
             .found = {.position = entry.position, .offset = encoded.bytes.size(), .length = bytes.size()}});
        encoded.bytes += bytes;
        encoded.tip = {.last = entry.position, .sha256 = chain_hash(bytes)};
    }
    return encoded;
}

}  // namespace

SegmentWriter::SegmentWriter(std::filesystem::path directory, Tip tip, std::size_t segment_octets, daemons::FileOps& files)
    : directory_(std::move(directory)), tip_(std::move(tip)), segment_octets_(segment_octets), files_(files)
{
}

SegmentWriter::SegmentWriter(SegmentWriter&& other) noexcept
    : directory_(std::move(other.directory_)), tip_(std::move(other.tip_)), segment_octets_(other.segment_octets_),
      files_(other.files_), file_(std::exchange(other.file_, -1)), path_(std::move(other.path_)), first_(other.first_),
      synced_(other.synced_)
{
}

SegmentWriter::~SegmentWriter()
{
    close_segment();
}

measure::Result<SegmentWriter> SegmentWriter::open(std::filesystem::path directory, const Contents& contents,
                                                   std::size_t segment_octets, daemons::FileOps& files)
{
    SegmentWriter writer(std::move(directory), contents.tip, segment_octets, files);
    auto opened = files.make_directory(writer.directory_);
    if (opened && !contents.segments.empty()) {
        opened = writer.reopen(contents.segments.back());
    }
    if (!opened) {
        return tl::unexpected(opened.error());
    }
    return writer;
}

measure::Result<void> SegmentWriter::reopen(const Segment& segment)
{
    if (segment.scan.tail > 0) {
        if (auto cut = cut_torn_tail(segment); !cut) {
            return cut;
        }
    }
    auto file = files_.open(segment.path);
    if (!file) {
        return tl::unexpected(file.error());
    }
    file_ = *file;
    path_ = segment.path;
    first_ = segment.first;
    synced_ = segment.scan.end;
    // What the last process wrote but did not live to sync is taken as it stands: let it be on disk before we build on it.
    if (auto synced = files_.sync(file_); !synced) {
        return synced;
    }
    return files_.sync_directory(directory_);
}

/// A torn write was never acknowledged, but damage to the last acknowledged entry looks the same: keep the octets.
measure::Result<void> SegmentWriter::cut_torn_tail(const Segment& segment)
{
    const auto tail = read_range(segment.path, segment.scan.end, segment.scan.tail);
    if (!tail) {
        return tl::unexpected(tail.error());
    }
    const auto aside = directory_ / kQuarantine;
    const auto name = segment.path.filename().string() + "." + std::to_string(segment.scan.end) + ".tail";
    if (auto made = files_.make_directory(aside); !made) {
        return made;
    }
    // A full disk must not stop the start: then the copy is given up.
    if (auto copy = files_.create(aside / name)) {
        (void)files_.write(*copy, *tail);
        files_.close(*copy);
    }
    return files_.truncate(segment.path, segment.scan.end);
}

measure::Result<std::vector<Written>> SegmentWriter::append(std::span<LedgerEntry> group)
{
    auto encoded = encode_group(group, tip_);
    if (!encoded) {
        return tl::unexpected(encoded.error());
    }
    auto done = make_room(encoded->bytes.size());
    if (done) {
        done = write_through(encoded->bytes);
    }
    if (!done) {
        return tl::unexpected(done.error());
    }
    for (auto& written : encoded->written) {
        written.path = path_;
        written.segment_first = first_;
        written.found.offset += synced_;
    }
    synced_ += encoded->bytes.size();
    tip_ = std::move(encoded->tip);
    return std::move(encoded->written);
}

measure::Result<void> SegmentWriter::make_room(std::size_t octets)
{
    const bool fits = synced_ == 0 || synced_ + octets <= segment_octets_;
    if (file_ >= 0 && fits) {
        return {};
    }
    close_segment();
    return begin_segment();
}

measure::Result<void> SegmentWriter::begin_segment()
{
    const auto path = segment_path(directory_, tip_.last + 1);
    std::error_code ignored;
    if (std::filesystem::exists(path, ignored)) {
        if (auto moved = put_aside(path); !moved) {
            return moved;
        }
    }
    auto file = files_.create(path);
    if (!file) {
        return tl::unexpected(file.error());
    }
    file_ = *file;
    path_ = path;
    first_ = tip_.last + 1;
    synced_ = 0;
    auto synced = files_.sync_directory(directory_);
    if (!synced) {
        close_segment();
    }
    return synced;
}

/// A segment of this name without one acknowledged entry: left by a failed fdatasync.
measure::Result<void> SegmentWriter::put_aside(const std::filesystem::path& path)
{
    const auto aside = directory_ / kQuarantine;
    auto moved = files_.make_directory(aside);
    if (moved) {
        moved = files_.rename(path, aside / (path.filename().string() + ".untrusted"));
    }
    return moved;
}

measure::Result<void> SegmentWriter::write_through(std::string_view bytes)
{
    if (auto written = files_.write(file_, bytes); !written) {
        cut_back(true);
        return written;
    }
    if (auto synced = files_.sync(file_); !synced) {
        cut_back(false);
        return synced;
    }
    return {};
}

void SegmentWriter::cut_back(bool trusted)
{
    const auto cut = files_.truncate(path_, synced_);
    if (!trusted || !cut) {
        close_segment();
    }
}

void SegmentWriter::close_segment()
{
    if (file_ >= 0) {
        files_.close(std::exchange(file_, -1));
    }
}

}  // namespace collector::ledger
