#include "collector/ingest/index_follower.hpp"

#include <sys/prctl.h>
#include <sys/resource.h>

#include <algorithm>

namespace collector::ingest {
namespace {

/// A batch is at most 8 MiB of text, and what is made of it a few times that.
constexpr std::size_t kMostFreshOctets = 32U << 20U;

/// A transaction holds a batch and what came in beside it: enough to share its cost, little for memory.
constexpr std::size_t kGroupResults = 4000;
constexpr std::size_t kGroupEntries = 64;

/// A third of the receiving thread's share where both want the same core, and all of what it leaves.
constexpr int kNiceness = 5;

}  // namespace

IndexFollower::IndexFollower(const Ledger& ledger, std::uint64_t watermark, Work work, Patience patience)
    : ledger_(ledger), work_(std::move(work)), patience_(patience), fresh_(kMostFreshOctets), watermark_(watermark),
      last_(ledger.last()), thread_([this] { follow(); })
{
}

IndexFollower::~IndexFollower()
{
    {
        const std::lock_guard lock(mutex_);
        closing_ = true;
    }
    changed_.notify_all();
    thread_.join();
}

void IndexFollower::ledger_grew(std::uint64_t last)
{
    {
        const std::lock_guard lock(mutex_);
        last_ = std::max(last_, last);
    }
    changed_.notify_all();
}

void IndexFollower::batch_kept(FreshBatch batch)
{
    const auto position = batch.position;
    fresh_.put(std::move(batch));
    ledger_grew(position);
}

bool IndexFollower::wait_for(std::uint64_t position, std::chrono::milliseconds deadline)
{
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, deadline, [&] { return watermark_ >= position; });
}

void IndexFollower::run_soon(std::function<void()> job)
{
    {
        const std::lock_guard lock(mutex_);
        jobs_.push_back(std::move(job));
    }
    changed_.notify_all();
}

void IndexFollower::follow()
{
    ::prctl(PR_SET_NAME, "index");  // What top and perf show.
    // Of this thread alone, as Linux has it: an acknowledgement comes before the views.
    ::setpriority(PRIO_PROCESS, 0, kNiceness);
    auto pause = patience_.first;
    std::unique_lock lock(mutex_);
    while (!closing_) {
        changed_.wait(lock, [this] { return closing_ || !jobs_.empty() || watermark_ < last_; });
        lock.unlock();
        const bool done = catch_up();
        run_jobs();
        lock.lock();
        failing_ = !done;
        changed_.notify_all();
        if (done) {
            pause = patience_.first;
            continue;
        }
        changed_.wait_for(lock, pause, [this] { return closing_; });
        pause = std::min(pause * 2, patience_.longest);
    }
}

void IndexFollower::run_jobs()
{
    std::vector<std::function<void()>> jobs;
    {
        const std::lock_guard lock(mutex_);
        jobs.swap(jobs_);
    }
    for (const auto& job : jobs) {
        if (!closing()) {
            job();
        }
    }
}

bool IndexFollower::catch_up()
{
    const auto end = ledger_.last();
    while (watermark_ < end && !closing()) {
        if (const auto taken = take_group(end); !taken) {
            work_.complain(taken.error());
            return false;
        }
    }
    return watermark_ >= end;
}

/// What was judged before an entry that cannot be is taken in all the same.
measure::Result<void> IndexFollower::take_group(std::uint64_t end)
{
    Group group{.entries = {}, .results = 0, .last = watermark_};
    measure::Result<void> judged;
    while (judged && group.last < end && group.results < kGroupResults && group.entries.size() < kGroupEntries &&
           !closing()) {
        judged = judge_next(group);
    }
    if (!group.entries.empty()) {
        if (auto taken = work_.take(std::move(group.entries)); !taken) {
            return taken;
        }
    }
    watermark_ = group.last;
    return judged;
}

measure::Result<void> IndexFollower::judge_next(Group& group)
{
    const auto position = group.last + 1;
    const auto add = [&](measure::Result<IndexEntry> judged) -> measure::Result<void> {
        if (!judged) {
            return tl::unexpected(judged.error());
        }
        group.results += judged->results.size();
        group.entries.push_back(*std::move(judged));
        return {};
    };
    const auto fresh = fresh_.take(position);
    const auto visit = [&](const LedgerEntry& entry) { return add(work_.judge(entry)); };
    auto judged = fresh ? add(work_.judge_fresh(*fresh)) : ledger_.replay(position, position, visit);
    if (judged) {
        group.last = position;
    }
    return judged;
}

bool IndexFollower::closing()
{
    const std::lock_guard lock(mutex_);
    return closing_;
}

}  // namespace collector::ingest
