#include "probe/spool/log_events.hpp"
#include "probe/spool/segment_spool.hpp"
#include "probe/spool/tombstones.hpp"

/// What the spool gives up, and how it is told.
namespace probe::spool {

using measure::Result;

/// A batch that has its tombstone was being given up when the last process ended.
Result<void> SegmentSpool::finish_burials()
{
    const auto& open = open_.contents();
    Result<void> done;
    for (const auto key : batches_.keys()) {
        if (done && key.generation == open.key.generation && is_buried(open.header.tombstones, key.seq)) {
            done = quarantine(key);
        }
    }
    return done;
}

Result<void> SegmentSpool::make_room(std::uint64_t needed)
{
    while (octets() + needed + kReserve > options_.max_octets) {
        if (quarantine_.forget_oldest()) {
            continue;
        }
        const auto victim = next_victim();
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
    for (auto victim = next_victim(); victim; victim = next_victim()) {
        if (now - batches_.sealed_at(*victim) <= options_.max_age) {
            return {};
        }
        if (auto dropped = drop(*victim, kAge); !dropped) {
            return dropped;
        }
    }
    return {};
}

/// What is being sent now is not dropped: it may be with the collector already.
std::optional<BatchKey> SegmentSpool::next_victim() const
{
    return batches_.oldest(offered_ ? std::optional(offered_->key) : std::nullopt);
}

Result<void> SegmentSpool::drop(BatchKey key, std::string_view reason)
{
    if (auto recorded = give_up(key, reason); !recorded) {
        return recorded;
    }
    daemons::log(events::kDropped, {{"batch", std::to_string(key.seq)}, {"reason", std::string(reason)}});
    batches_.forget(key);
    doomed_.push_back(batches_.path(key));
    return settle();
}

/// The tombstone is on disk before the batch is gone. Of an older stream none can be told: headers name only their own.
Result<void> SegmentSpool::give_up(BatchKey key, std::string_view reason)
{
    if (key.generation == open_.contents().key.generation) {
        auto graves = open_.contents().header.tombstones;
        bury(graves, batches_.graves_for(key, reason));
        if (auto recorded = open_.record(std::move(graves)); !recorded) {
            return recorded;
        }
    }
    ++given_up_[std::string(reason)];
    return {};
}

Result<void> SegmentSpool::give_up_damaged(BatchKey key, bool exists)
{
    daemons::log(events::kDamaged, {{"file", batches_.path(key).string()}, {"lines_kept", "0"}});
    if (auto recorded = give_up(key, kCorrupt); !recorded) {
        return recorded;
    }
    if (exists) {
        return quarantine(key);
    }
    batches_.forget(key);
    return {};
}

Result<void> SegmentSpool::quarantine(BatchKey key)
{
    auto taken = quarantine_.take(batches_.path(key), batches_.octets_of(key));
    if (taken) {
        batches_.forget(key);
    }
    return taken;
}

}  // namespace probe::spool
