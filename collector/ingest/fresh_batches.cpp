#include "collector/ingest/fresh_batches.hpp"

namespace collector::ingest {

void FreshBatches::put(FreshBatch batch)
{
    const std::lock_guard lock(mutex_);
    if (octets_ + batch.raw_octets > most_octets_) {
        return;
    }
    octets_ += batch.raw_octets;
    const auto position = batch.position;
    batches_.emplace(position, std::move(batch));
}

std::optional<FreshBatch> FreshBatches::take(std::uint64_t position)
{
    const std::lock_guard lock(mutex_);
    std::optional<FreshBatch> taken;
    while (!batches_.empty() && batches_.begin()->first <= position) {
        auto oldest = batches_.extract(batches_.begin());
        octets_ -= oldest.mapped().raw_octets;
        if (oldest.key() == position) {
            taken = std::move(oldest.mapped());
        }
    }
    return taken;
}

}  // namespace collector::ingest
