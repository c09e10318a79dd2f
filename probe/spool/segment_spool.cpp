#include "probe/spool/segment_spool.hpp"

#include "codec/batch.hpp"
#include "codec/digest.hpp"
#include "codec/result_json.hpp"
#include "probe/spool/frame.hpp"
#include "probe/spool/log_events.hpp"
#include "probe/spool/packing.hpp"
#include "probe/spool/replace_file.hpp"
#include "probe/spool/tombstones.hpp"

#include <algorithm>
#include <numeric>

namespace probe::spool {
namespace {

using measure::Result;

/// Kept free below the bound, so that tombstones can be written when the spool is full.
constexpr std::uint64_t kReserve = 16U << 10U;
constexpr std::uint64_t kLeastBatches = 4;

Result<void> check(const Options& options)
{
    if (options.max_octets < kLeastBatches * options.batch_octets + kReserve) {
        return measure::error("a spool of " + std::to_string(options.max_octets) + " octets is too small",
                              options.directory.string(),
                              "allow at least " + std::to_string(kLeastBatches * options.batch_octets + kReserve));
    }
    return {};
}

/// What the collector must be told of a batch that it will never see. Of a damaged one nothing but its number is known.
std::vector<measure::Tombstone> graves_for(BatchKey key, const Result<std::string>& file, std::string_view reason)
{
    measure::Tombstone grave{.first = key.seq, .last = key.seq, .results = 0, .reason = std::string(reason), .last_sha256 = {}};
    std::vector<measure::Tombstone> graves;
    const auto frame = file ? decode_only(*file, FrameKind::batch) : std::nullopt;
    if (const auto opened = frame ? codec::open(frame->payload) : measure::error("")) {
        graves = opened->header.tombstones;  // It was to carry these; now the next one does.
        grave.results = opened->header.results;
        grave.last_sha256 = codec::sha256(frame->payload);
    }
    graves.push_back(std::move(grave));
    return graves;
}

}  // namespace

Result<std::unique_ptr<SegmentSpool>> SegmentSpool::open(Options options, Identity identity, FileOps& files)
{
    auto ready = check(options);
    if (ready) {
        ready = files.make_directory(options.directory);
    }
    if (!ready) {
        return tl::unexpected(ready.error());
    }
    const auto lock = files.lock(options.directory / "lock");
    if (!lock) {
        return tl::unexpected(lock.error());
    }
    const auto found = survey(options.directory, files);
    Quarantine quarantine(files, options.directory / kQuarantine, found ? found->quarantine : std::vector<DirectoryEntry>{});
    auto recovered = found ? recover(files, options.directory, identity.probe, *found, quarantine)
                           : Result<Recovered>(tl::unexpected(found.error()));
    if (!recovered) {
        files.close(*lock);
        return tl::unexpected(recovered.error());
    }
    std::unique_ptr<SegmentSpool> spool(new SegmentSpool(std::move(options), std::move(identity), files, *lock,
                                                         std::move(quarantine), *std::move(recovered)));
    if (auto finished = spool->finish_burials(); !finished) {
        return tl::unexpected(finished.error());
    }
    return spool;
}

SegmentSpool::SegmentSpool(Options options, Identity identity, FileOps& files, int lock, Quarantine quarantine,
                           Recovered recovered)
    : options_(std::move(options)), identity_(std::move(identity)), files_(files), lock_(lock),
      quarantine_(std::move(quarantine)), open_(std::move(recovered.open))
{
    for (const auto& [key, octets] : recovered.batches) {
        batches_[key] = {.octets = octets, .at = {}};
    }
}

SegmentSpool::~SegmentSpool()
{
    files_.close(lock_);
}

/// A batch that has its tombstone was being given up when the last process ended.
Result<void> SegmentSpool::finish_burials()
{
    const auto& graves = open_.contents().header.tombstones;
    Result<void> done;
    for (auto at = batches_.begin(); done && at != batches_.end();) {
        const bool buried = at->first.generation == open_.contents().key.generation && is_buried(graves, at->first.seq);
        if (buried) {
            done = quarantine_.take(batch_path(at->first), at->second.octets);
        }
        at = buried ? batches_.erase(at) : std::next(at);
    }
    return done;
}

/// Until the remains of the last sealing are gone for certain, a restart could not tell what was sealed.
Result<void> SegmentSpool::settle()
{
    while (!doomed_.empty()) {
        if (auto removed = files_.remove(doomed_.front()); !removed) {
            return removed;
        }
        if (auto synced = files_.sync_directory(options_.directory); !synced) {
            return synced;
        }
        doomed_.erase(doomed_.begin());
    }
    return {};
}

Result<OpenLine> SegmentSpool::checked_line(const measure::BatchLine& line, measure::Timestamp now) const
{
    OpenLine checked{.at = now, .text = codec::to_json_line(line)};
    const auto packed = pack(header_for_sealing(now), {&checked, 1});
    if (!packed) {
        return measure::error("no collector would take this line: " + packed.error().what, "a result of " +
                              std::to_string(checked.text.size()) + " octets");
    }
    return checked;
}

Result<void> SegmentSpool::append(const measure::BatchLine& line, measure::Timestamp now)
{
    auto ready = settle();
    auto checked = ready ? checked_line(line, now) : Result<OpenLine>(tl::unexpected(ready.error()));
    if (!checked) {
        return tl::unexpected(checked.error());
    }
    const bool full = open_.contents().lines.size() >= options_.batch_lines ||
                      open_.line_octets() + checked->text.size() + 1 > options_.batch_octets;
    if (full) {
        if (auto sealed = seal(now); !sealed) {
            return tl::unexpected(sealed.error());
        }
    }
    if (auto room = make_room(framed_octets(checked->text)); !room) {
        return room;
    }
    return open_.append(*std::move(checked), options_.sync == Sync::each_line);
}

measure::BatchHeader SegmentSpool::header_for_sealing(measure::Timestamp now) const
{
    auto header = open_.contents().header;
    header.sealed = now;
    header.boot_id = identity_.boot_id;
    header.software = identity_.software;
    return header;
}

Result<bool> SegmentSpool::seal(measure::Timestamp now)
{
    auto ready = settle();
    if (ready) {
        ready = drop_aged(now);
    }
    if (!ready) {
        return tl::unexpected(ready.error());
    }
    const auto& lines = open_.contents().lines;
    if (lines.empty()) {
        return false;
    }
    // Room may cost batches, and their tombstones belong into this header: so it is made first, for the worst case.
    auto room = make_room(open_.octets() + kReserve);
    const auto packed = room ? pack(header_for_sealing(now), lines) : Result<Packed>(tl::unexpected(room.error()));
    if (!packed) {
        return tl::unexpected(packed.error());
    }
    if (auto written = write_sealed(packed->batch, packed->lines, now); !written) {
        return tl::unexpected(written.error());
    }
    if (on_sealed_) {
        on_sealed_();
    }
    return true;
}

Result<void> SegmentSpool::write_sealed(const measure::SealedBatch& batch, std::size_t lines, measure::Timestamp now)
{
    const auto key = open_.contents().key;
    const auto& all = open_.contents().lines;
    OpenContents next{.key = {key.generation, key.seq + 1},
                      .header = {},
                      .lines = {all.begin() + static_cast<std::ptrdiff_t>(lines), all.end()}};
    next.header.id = {.probe = identity_.probe, .stream = batch.id.stream, .seq = key.seq + 1};
    next.header.previous_sha256 = batch.sha256;
    const auto next_path = path_of(options_.directory, FileKind::open, next.key);
    const auto frame = encode({.kind = FrameKind::batch, .seq = key.seq, .at = now, .payload = batch.bytes});

    auto successor = OpenBatch::create(files_, options_.directory, std::move(next));
    auto written = successor ? replace_file(files_, batch_path(key), frame) : tl::unexpected(successor.error());
    if (!written) {
        doomed_ = {batch_path(key), next_path};
        (void)settle();
        return written;
    }
    doomed_ = {open_.path()};
    open_ = *std::move(successor);
    batches_[key] = {.octets = frame.size(), .at = now};
    if (auto settled = settle(); !settled) {
        daemons::log(events::kTrouble, {{"error", measure::to_string(settled.error())}});
    }
    return {};
}

Result<void> SegmentSpool::make_room(std::uint64_t needed)
{
    while (octets() + needed + kReserve > options_.max_octets) {
        if (quarantine_.forget_oldest()) {
            continue;
        }
        const auto victim = oldest_not_offered();
        if (!victim) {
            return measure::error("the spool is full (" + std::to_string(octets()) + " octets)", options_.directory.string(),
                                  "raise the spool's size or let the probe reach its collector");
        }
        if (auto dropped = drop(*victim, kFull); !dropped) {
            return dropped;
        }
    }
    return {};
}

Result<void> SegmentSpool::drop_aged(measure::Timestamp now)
{
    for (auto victim = oldest_not_offered(); victim; victim = oldest_not_offered()) {
        if (now - sealed_at(*victim) <= options_.max_age) {
            return {};
        }
        if (auto dropped = drop(*victim, kAge); !dropped) {
            return dropped;
        }
    }
    return {};
}

/// What is being sent now is not dropped: it may be with the collector already.
std::optional<BatchKey> SegmentSpool::oldest_not_offered() const
{
    for (const auto& [key, sealed] : batches_) {
        if (!offered_ || offered_->key != key) {
            return key;
        }
    }
    return std::nullopt;
}

measure::Timestamp SegmentSpool::sealed_at(BatchKey key)
{
    auto& sealed = batches_.at(key);
    if (!sealed.at) {
        const auto file = files_.read(batch_path(key));
        const auto frame = file ? decode_only(*file, FrameKind::batch) : std::nullopt;
        // A damaged one is found out when its turn to be sent comes.
        sealed.at = frame ? frame->at : measure::Timestamp::max();
    }
    return *sealed.at;
}

Result<void> SegmentSpool::drop(BatchKey key, std::string_view reason)
{
    if (auto recorded = give_up(key, reason); !recorded) {
        return recorded;
    }
    daemons::log(events::kDropped, {{"batch", std::to_string(key.seq)}, {"reason", std::string(reason)}});
    batches_.erase(key);
    doomed_.push_back(batch_path(key));
    return settle();
}

/// The tombstone is on disk before the batch is gone. Of an older stream none can be told: headers name only their own.
Result<void> SegmentSpool::give_up(BatchKey key, std::string_view reason)
{
    if (key.generation == open_.contents().key.generation) {
        const auto file = files_.read(batch_path(key));
        auto graves = open_.contents().header.tombstones;
        bury(graves, graves_for(key, file, reason));
        if (auto recorded = open_.record(std::move(graves)); !recorded) {
            return recorded;
        }
    }
    ++given_up_[std::string(reason)];
    return {};
}

Result<std::optional<measure::SealedBatch>> SegmentSpool::oldest()
{
    if (auto ready = settle(); !ready) {
        return tl::unexpected(ready.error());
    }
    offered_.reset();
    while (!batches_.empty()) {
        const auto key = batches_.begin()->first;
        auto batch = read_sealed(key);
        if (!batch || *batch) {
            if (batch) {
                offered_ = {.key = key, .id = (*batch)->id};
            }
            return batch;
        }
    }
    return std::nullopt;
}

/// nullopt: the file was damaged and is set aside.
Result<std::optional<measure::SealedBatch>> SegmentSpool::read_sealed(BatchKey key)
{
    const auto file = files_.read(batch_path(key));
    const auto there = files_.list(options_.directory);
    if (!there) {
        return tl::unexpected(there.error());
    }
    const auto name = batch_path(key).filename().string();
    const bool exists = std::ranges::find(*there, name, &DirectoryEntry::name) != there->end();
    if (!file && exists) {
        return tl::unexpected(file.error());  // No fault of the file: too many open files, no permission.
    }
    auto frame = file ? decode_only(*file, FrameKind::batch) : std::nullopt;
    const auto opened = frame ? codec::open(frame->payload) : measure::error("");
    if (opened) {
        auto sha256 = codec::sha256(frame->payload);
        return measure::SealedBatch{.id = opened->header.id, .bytes = std::move(frame->payload), .sha256 = std::move(sha256)};
    }
    daemons::log(events::kDamaged, {{"file", batch_path(key).string()}, {"lines_kept", "0"}});
    auto done = give_up(key, kCorrupt);
    if (done && exists) {
        done = quarantine_.take(batch_path(key), batches_.at(key).octets);
    }
    if (!done) {
        return tl::unexpected(done.error());
    }
    batches_.erase(key);
    return std::nullopt;
}

bool SegmentSpool::is_offered(const measure::BatchId& id) const
{
    return offered_ && offered_->id == id;
}

Result<void> SegmentSpool::acknowledge(const measure::BatchId& id)
{
    if (!is_offered(id)) {
        return measure::error("batch " + std::to_string(id.seq) + " was acknowledged but is not being sent");
    }
    // Were its removal lost in a power cut, the batch would be sent again and known as a duplicate.
    if (auto removed = files_.remove(batch_path(offered_->key)); !removed) {
        return removed;
    }
    batches_.erase(offered_->key);
    offered_.reset();
    return {};
}

Result<void> SegmentSpool::set_aside(const measure::BatchId& id, std::string_view reason)
{
    if (!is_offered(id)) {
        return measure::error("batch " + std::to_string(id.seq) + " is not being sent");
    }
    const auto key = offered_->key;
    auto done = give_up(key, reason);
    if (done) {
        done = quarantine_.take(batch_path(key), batches_.at(key).octets);
    }
    if (!done) {
        return done;
    }
    daemons::log(events::kSetAside, {{"batch", std::to_string(id.seq)}, {"reason", std::string(reason)}});
    batches_.erase(key);
    offered_.reset();
    return {};
}

std::optional<measure::Timestamp> SegmentSpool::open_since() const
{
    const auto& lines = open_.contents().lines;
    return lines.empty() ? std::nullopt : std::optional(lines.front().at);
}

Status SegmentSpool::status() const
{
    const auto& open = open_.contents();
    return {.stream = open.header.id.stream,
            .open_seq = open.key.seq,
            .open_lines = open.lines.size(),
            .sealed_batches = batches_.size(),
            .octets = octets(),
            .max_octets = options_.max_octets,
            .quarantined_files = quarantine_.files(),
            .given_up = given_up_};
}

std::filesystem::path SegmentSpool::batch_path(BatchKey key) const
{
    return path_of(options_.directory, FileKind::batch, key);
}

std::uint64_t SegmentSpool::octets() const
{
    return std::accumulate(batches_.begin(), batches_.end(), open_.octets() + quarantine_.octets(),
                           [](auto sum, const auto& batch) { return sum + batch.second.octets; });
}

}  // namespace probe::spool
