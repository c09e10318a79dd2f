// How a SegmentSpool hands out its batches: one at a time, the oldest first, gone only when the collector has it.
#include "codec/batch.hpp"
#include "codec/digest.hpp"
#include "probe/spool/frame.hpp"
#include "probe/spool/log_events.hpp"
#include "probe/spool/segment_spool.hpp"
#include "probe/spool/tombstones.hpp"

#include <algorithm>

namespace probe::spool {

using measure::Result;

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

}  // namespace probe::spool
