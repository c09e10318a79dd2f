#include "probe/spool/segment_spool.hpp"

#include "codec/result_json.hpp"
#include "probe/spool/log_events.hpp"
#include "probe/spool/packing.hpp"
#include "probe/spool/survey.hpp"

namespace probe::spool {
namespace {

using measure::Result;

constexpr std::uint64_t kLeastBatches = 4;

Result<void> check(const Options& options, std::uint64_t reserve)
{
    const auto least = kLeastBatches * options.batch_octets + reserve;
    if (options.max_octets < least) {
        return measure::error("a spool of " + std::to_string(options.max_octets) + " octets is too small",
                              options.directory.string(), "allow at least " + std::to_string(least));
    }
    return {};
}

}  // namespace

Result<std::unique_ptr<SegmentSpool>> SegmentSpool::open(Options options, Identity identity, daemons::FileOps& files)
{
    auto ready = check(options, kReserve);
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
    Quarantine quarantine(files, options.directory / kQuarantine,
                          found ? found->quarantine : std::vector<daemons::DirectoryEntry>{});
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

SegmentSpool::SegmentSpool(Options options, Identity identity, daemons::FileOps& files, int lock, Quarantine quarantine,
                           Recovered recovered)
    : options_(std::move(options)), identity_(std::move(identity)), files_(files), lock_(lock),
      quarantine_(std::move(quarantine)), open_(std::move(recovered.open)),
      batches_(files, options_.directory, recovered.batches)
{
}

SegmentSpool::~SegmentSpool()
{
    files_.close(lock_);
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
        return measure::error("no collector would take this line: " + packed.error().what,
                              "a result of " + std::to_string(checked.text.size()) + " octets");
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
    auto successor = OpenBatch::create(files_, options_.directory, std::move(next));
    auto written = successor ? batches_.write(key, batch, now) : tl::unexpected(successor.error());
    if (!written) {
        doomed_ = {batches_.path(key), next_path};
        (void)settle();
        return written;
    }
    doomed_ = {open_.path()};
    open_ = *std::move(successor);
    batches_.add(key, now);
    if (auto settled = settle(); !settled) {
        daemons::log(events::kTrouble, {{"error", measure::to_string(settled.error())}});
    }
    return {};
}

Result<std::optional<measure::SealedBatch>> SegmentSpool::oldest()
{
    if (auto ready = settle(); !ready) {
        return tl::unexpected(ready.error());
    }
    offered_.reset();
    while (const auto key = batches_.oldest()) {
        auto found = batches_.read(*key);
        if (!found) {
            return tl::unexpected(found.error());
        }
        if (found->batch) {
            offered_ = {.key = *key, .id = found->batch->id};
            return std::move(found->batch);
        }
        if (auto done = give_up_damaged(*key, found->exists); !done) {
            return tl::unexpected(done.error());
        }
    }
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
    if (auto removed = files_.remove(batches_.path(offered_->key)); !removed) {
        return removed;
    }
    batches_.forget(offered_->key);
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
        done = quarantine(key);
    }
    if (!done) {
        return done;
    }
    daemons::log(events::kSetAside, {{"batch", std::to_string(id.seq)}, {"reason", std::string(reason)}});
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

std::uint64_t SegmentSpool::octets() const
{
    return open_.octets() + batches_.octets() + quarantine_.octets();
}

}  // namespace probe::spool
