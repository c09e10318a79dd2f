#include "probe/spool/recovery.hpp"

#include "codec/digest.hpp"
#include "codec/result_json.hpp"
#include "probe/spool/log_events.hpp"
#include "probe/spool/replace_file.hpp"
#include "probe/spool/scan.hpp"
#include "probe/spool/tombstones.hpp"

#include <cstdio>
#include <random>

namespace probe::spool {
namespace {

namespace fs = std::filesystem;
using measure::Result;

/// 128 bits from the kernel as 32 hex digits.
std::string draw_stream()
{
    std::random_device kernel;
    std::string octets;
    for (int i = 0; i < 16; ++i) {
        octets += static_cast<char>(kernel() & 0xFFU);
    }
    return codec::to_hex(octets);
}

/// What an open batch's file tells.
struct Reading {
    std::optional<measure::BatchHeader> header;
    std::vector<OpenLine> lines;
    std::size_t end = 0;
    std::string tail;
    bool sound = false;  ///< Nothing is damaged but, perhaps, the tail.
};

Reading read_open(const std::string& bytes, std::uint64_t seq)
{
    auto scan = scan_open_batch(bytes, seq);
    Reading reading{.header = {}, .lines = {}, .end = scan.end, .tail = bytes.substr(scan.end)};
    for (auto& frame : scan.frames) {
        if (frame.kind == FrameKind::line) {
            reading.lines.push_back({.at = frame.at, .text = std::move(frame.payload)});
        } else if (auto header = codec::parse_batch_header(frame.payload)) {
            reading.header = *std::move(header);
        }
    }
    reading.sound = scan.damaged == 0 && reading.header && scan.frames.front().kind == FrameKind::head;
    return reading;
}

class Recovery {
public:
    Recovery(daemons::FileOps& files, const fs::path& directory, std::string probe, const Survey& found,
             Quarantine& quarantine)
        : files_(files), directory_(directory), probe_(std::move(probe)), found_(found), quarantine_(quarantine)
    {
    }

    Result<OpenBatch> run()
    {
        if (auto tidy = remove_unfinished(); !tidy) {
            return tl::unexpected(tidy.error());
        }
        const auto generation = current_generation();
        if (!generation) {
            return begin_stream();
        }
        auto key = settle_sealing(*generation);
        return key ? go_on(*key) : Result<OpenBatch>(tl::unexpected(key.error()));
    }

private:
    Result<void> remove_unfinished()
    {
        Result<void> removed;
        for (const auto& entry : found_.unfinished) {
            removed = files_.remove(directory_ / entry.name);
        }
        return removed;
    }

    /// A generation counts once it has an open batch: only then everything older was taken over.
    std::optional<std::uint32_t> current_generation()
    {
        if (found_.open.empty()) {
            return std::nullopt;
        }
        const auto generation = found_.open.rbegin()->first.generation;
        if (auto id = read_stream(directory_, generation, files_)) {
            stream_ = *std::move(id);
            return generation;
        }
        return std::nullopt;
    }

    /// Leaves one open batch of the generation; see the table in the header.
    Result<BatchKey> settle_sealing(std::uint32_t generation)
    {
        auto top = found_.open.rbegin()->first;
        auto below = found_.open;
        below.erase(top);
        while (!below.empty()) {
            const auto lower = below.rbegin()->first;
            below.erase(lower);
            const bool done = lower.generation != generation || found_.batches.contains(lower);
            if (auto removed = files_.remove(open_path(done ? lower : top)); !removed) {
                return tl::unexpected(removed.error());
            }
            top = done ? top : lower;
        }
        auto synced = files_.sync_directory(directory_);
        return synced ? Result<BatchKey>(top) : tl::unexpected(synced.error());
    }

    Result<OpenBatch> go_on(BatchKey key)
    {
        const auto newest = newest_sealed(key.generation);
        if (newest && *newest >= key) {
            return follow(*newest, key);
        }
        const auto bytes = files_.read(open_path(key));
        if (!bytes) {
            return tl::unexpected(bytes.error());
        }
        auto reading = read_open(*bytes, key.seq);
        if (reading.header && reading.header->id.probe != probe_) {
            return measure::error("the spool belongs to the probe " + reading.header->id.probe, directory_.string(),
                                  "give the probe " + probe_ + " a directory of its own");
        }
        const bool ours = reading.header && reading.header->id.stream == stream_ && reading.header->id.seq == key.seq;
        return reading.sound && ours ? keep(key, std::move(reading)) : move_on(key, std::move(reading), bytes->size());
    }

    /// The usual start: the same batch grows on.
    Result<OpenBatch> keep(BatchKey key, Reading reading)
    {
        if (!reading.tail.empty()) {
            daemons::log(events::kTornTail,
                         {{"batch", std::to_string(key.seq)}, {"octets", std::to_string(reading.tail.size())}});
            quarantine_.keep_copy(open_path(key).filename().string() + ".tail", reading.tail);
            if (auto cut = files_.truncate(open_path(key), reading.end); !cut) {
                return tl::unexpected(cut.error());
            }
        }
        OpenContents contents{.key = key, .header = *std::move(reading.header), .lines = std::move(reading.lines)};
        return OpenBatch::adopt(files_, directory_, std::move(contents), reading.end);
    }

    /// After damage: the number is spent, since nobody knows what it stood for.
    Result<OpenBatch> move_on(BatchKey key, Reading reading, std::uint64_t octets)
    {
        daemons::log(events::kDamaged,
                     {{"file", open_path(key).string()}, {"lines_kept", std::to_string(reading.lines.size())}});
        OpenContents contents{.key = {key.generation, key.seq + 1}, .header = {}, .lines = std::move(reading.lines)};
        contents.header.id = {.probe = probe_, .stream = stream_, .seq = key.seq + 1};
        if (reading.header) {
            contents.header.tombstones = std::move(reading.header->tombstones);
            contents.header.previous_sha256 = reading.header->previous_sha256;
        } else {
            contents.header.previous_sha256 = sealed_hash({key.generation, key.seq - 1});
        }
        const measure::Tombstone grave{
            .first = key.seq, .last = key.seq, .results = 0, .reason = std::string(kCorrupt), .last_sha256 = {}};
        bury(contents.header.tombstones, {&grave, 1});
        auto open = OpenBatch::create(files_, directory_, std::move(contents));
        if (!open) {
            return open;
        }
        const auto aside = quarantine_.take(open_path(key), octets);
        return aside ? std::move(open) : tl::unexpected(aside.error());
    }

    /// Batch `newest` is sealed, its successor was never begun.
    Result<OpenBatch> follow(BatchKey newest, BatchKey left)
    {
        OpenContents contents{.key = {newest.generation, newest.seq + 1}, .header = {}, .lines = {}};
        contents.header.id = {.probe = probe_, .stream = stream_, .seq = newest.seq + 1};
        contents.header.previous_sha256 = sealed_hash(newest);
        auto open = OpenBatch::create(files_, directory_, std::move(contents));
        if (!open) {
            return open;
        }
        auto removed = files_.remove(open_path(left));
        if (removed) {
            removed = files_.sync_directory(directory_);
        }
        return removed ? std::move(open) : tl::unexpected(removed.error());
    }

    Result<OpenBatch> begin_stream()
    {
        const auto generation = next_generation();
        stream_ = draw_stream();
        daemons::log(events::kNewStream, {{"stream", stream_}, {"directory", directory_.string()}});
        const auto id = encode({.kind = FrameKind::stream, .seq = 0, .at = {}, .payload = stream_});
        if (auto kept = replace_file(files_, path_of(directory_, FileKind::stream, {generation, 0}), id); !kept) {
            return tl::unexpected(kept.error());
        }
        OpenContents contents{.key = {generation, 1}, .header = {}, .lines = lines_left_open()};
        contents.header.id = {.probe = probe_, .stream = stream_, .seq = 1};
        auto open = OpenBatch::create(files_, directory_, std::move(contents));
        for (const auto& [key, octets] : found_.open) {
            auto aside = open ? quarantine_.take(open_path(key), octets) : Result<void>{};
            if (!aside) {
                return tl::unexpected(aside.error());
            }
        }
        return open;
    }

    /// Good lines of open batches whose stream cannot go on, and that were not sealed.
    std::vector<OpenLine> lines_left_open() const
    {
        std::vector<OpenLine> lines;
        for (const auto& [key, octets] : found_.open) {
            // The successor of an open batch that was not sealed repeats some of its lines.
            const bool repeats = found_.open.contains({key.generation, key.seq - 1}) &&
                                 !found_.batches.contains({key.generation, key.seq - 1});
            const bool skipped = repeats || found_.batches.contains(key);
            const auto bytes = skipped ? Result<std::string>("") : files_.read(open_path(key));
            auto reading = read_open(bytes.value_or(""), key.seq);
            lines.insert(lines.end(), std::make_move_iterator(reading.lines.begin()),
                         std::make_move_iterator(reading.lines.end()));
        }
        return lines;
    }

    std::optional<BatchKey> newest_sealed(std::uint32_t generation) const
    {
        const auto after = found_.batches.lower_bound({generation + 1, 0});
        if (after == found_.batches.begin() || std::prev(after)->first.generation != generation) {
            return std::nullopt;
        }
        return std::prev(after)->first;
    }

    std::uint32_t next_generation() const
    {
        std::uint32_t newest = 0;
        for (const auto& [generation, octets] : found_.streams) {
            newest = std::max(newest, generation);
        }
        for (const auto* files : {&found_.open, &found_.batches}) {
            newest = files->empty() ? newest : std::max(newest, files->rbegin()->first.generation);
        }
        return newest + 1;
    }

    /// "" when the batch is gone or damaged: the chain then begins again.
    std::string sealed_hash(BatchKey key) const
    {
        const auto bytes = files_.read(path_of(directory_, FileKind::batch, key));
        const auto frame = bytes ? decode_only(*bytes, FrameKind::batch) : std::nullopt;
        return frame ? codec::sha256(frame->payload) : "";
    }

    fs::path open_path(BatchKey key) const { return path_of(directory_, FileKind::open, key); }

    daemons::FileOps& files_;
    const fs::path& directory_;
    std::string probe_;
    const Survey& found_;
    Quarantine& quarantine_;
    std::string stream_;
};

}  // namespace

Result<Recovered> recover(daemons::FileOps& files, const fs::path& directory, const std::string& probe, const Survey& found,
                          Quarantine& quarantine)
{
    auto open = Recovery(files, directory, probe, found, quarantine).run();
    if (!open) {
        return tl::unexpected(open.error());
    }
    return Recovered{.open = *std::move(open), .batches = found.batches};
}

}  // namespace probe::spool
