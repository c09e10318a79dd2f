#include "collector/ledger/commit_queue.hpp"

#include <iterator>

namespace collector::ledger {
namespace {

/// A group is one write from one buffer: bounded so that memory is.
constexpr std::size_t kMaxEntries = 256;
constexpr std::size_t kMaxOctets = 16U << 20U;

std::size_t octets_of(const LedgerEntry& entry)
{
    if (const auto* received = std::get_if<ReceivedBatch>(&entry.fact)) {
        return received->batch.bytes.size();
    }
    if (const auto* networks = std::get_if<ImportedNetworks>(&entry.fact)) {
        return networks->lines.size();
    }
    if (const auto* run = std::get_if<ReceivedDeviceRun>(&entry.fact)) {
        return run->bytes.size();
    }
    const auto* frame = std::get_if<ImportedFrame>(&entry.fact);
    return frame != nullptr ? frame->toml.size() : 0;
}

std::size_t group_size(const std::vector<Waiting>& waiting)
{
    std::size_t octets = 0;
    std::size_t count = 0;
    while (count < waiting.size() && count < kMaxEntries && (count == 0 || octets < kMaxOctets)) {
        octets += octets_of(waiting[count++].entry);
    }
    return count;
}

}  // namespace

bool CommitQueue::push(Waiting waiting)
{
    {
        const std::lock_guard lock(mutex_);
        if (closed_) {
            return false;
        }
        waiting_.push_back(std::move(waiting));
    }
    changed_.notify_one();
    return true;
}

std::vector<Waiting> CommitQueue::take()
{
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return closed_ || !waiting_.empty(); });
    const auto end = waiting_.begin() + static_cast<std::ptrdiff_t>(group_size(waiting_));
    std::vector<Waiting> group(std::make_move_iterator(waiting_.begin()), std::make_move_iterator(end));
    waiting_.erase(waiting_.begin(), end);
    return group;
}

void CommitQueue::close()
{
    {
        const std::lock_guard lock(mutex_);
        closed_ = true;
    }
    changed_.notify_all();
}

}  // namespace collector::ledger
