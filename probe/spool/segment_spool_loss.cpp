// What a SegmentSpool gives up, and what it leaves in its place: a tombstone, before the batch is gone.
#include "codec/batch.hpp"
#include "codec/digest.hpp"
#include "probe/spool/frame.hpp"
#include "probe/spool/log_events.hpp"
#include "probe/spool/segment_spool.hpp"
#include "probe/spool/tombstones.hpp"

namespace probe::spool {
namespace {

using measure::Result;

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

}  // namespace probe::spool
