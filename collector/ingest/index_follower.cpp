#include "collector/ingest/index_follower.hpp"

#include <sys/prctl.h>

#include <algorithm>

namespace collector::ingest {

IndexFollower::IndexFollower(const Ledger& ledger, std::uint64_t watermark, Take take, Complain complain, Patience patience)
    : ledger_(ledger), take_(std::move(take)), complain_(std::move(complain)), patience_(patience), watermark_(watermark),
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
    const auto visit = [this](const LedgerEntry& entry) -> measure::Result<void> {
        if (closing()) {
            return measure::error("closing");
        }
        auto taken = take_(entry);
        if (taken) {
            watermark_ = entry.position;
        }
        return taken;
    };
    const auto replayed = ledger_.replay(watermark_ + 1, visit);
    if (replayed) {
        // Damaged positions are not visited; the index has all that can be had.
        watermark_ = std::max(watermark_.load(), end);
        return true;
    }
    if (!closing()) {
        complain_(replayed.error());
    }
    return false;
}

bool IndexFollower::closing()
{
    const std::lock_guard lock(mutex_);
    return closing_;
}

}  // namespace collector::ingest
