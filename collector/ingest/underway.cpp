#include "collector/ingest/underway.hpp"

namespace collector::ingest {

Underway::Hold::~Hold()
{
    if (held_) {
        held_->erase(id_);
    }
}

std::optional<Underway::Hold> Underway::hold(const measure::BatchId& id)
{
    if (!held_->insert(id).second) {
        return std::nullopt;
    }
    return Hold(held_, id);
}

void Underway::appended(const measure::BatchId& id, const std::string& sha256, std::uint64_t position)
{
    appended_[id] = {.sha256 = sha256, .position = position};
}

std::optional<std::string> Underway::find(const measure::BatchId& id) const
{
    const auto found = appended_.find(id);
    return found == appended_.end() ? std::nullopt : std::optional(found->second.sha256);
}

void Underway::forget_up_to(std::uint64_t watermark)
{
    std::erase_if(appended_, [&](const auto& it) { return it.second.position <= watermark; });
}

std::uint64_t Underway::carry_on(const measure::BatchId& stream_of, std::uint64_t contiguous) const
{
    auto next = stream_of;
    while (contiguous < UINT64_MAX) {
        next.seq = contiguous + 1;
        if (!appended_.contains(next)) {
            break;
        }
        ++contiguous;
    }
    return contiguous;
}

}  // namespace collector::ingest
