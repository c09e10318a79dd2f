#include "probe/scheduler/agenda.hpp"

#include "measure/names_below.hpp"
#include "measure/recheck.hpp"

#include <algorithm>
#include <string_view>

namespace probe::scheduler {
namespace {

using measure::Task;
using measure::Timestamp;

/// FNV-1a, 64 bits: an order that differs between probes and rounds and is the same after a restart.
std::uint64_t rank(std::string_view a, std::string_view b, std::string_view c)
{
    std::uint64_t hash = 14695981039346656037ULL;
    for (const auto text : {a, b, c}) {
        for (const char octet : text) {
            hash = (hash ^ static_cast<unsigned char>(octet)) * 1099511628211ULL;
        }
    }
    return hash;
}

/// Rounds of different probes begin within the first of so many parts of the day.
constexpr int kSpreadParts = 4;

/// So many shorter rounds have a name of their own; then the names begin anew.
constexpr std::int64_t kLaboratoryDays = 20'000;

std::int64_t rounds_before(Timestamp now, measure::Duration round)
{
    return now.time_since_epoch() / round;
}

}  // namespace

Agenda::Agenda(std::string probe, std::span<const measure::Frame> frames, Rules rules)
    : probe_(std::move(probe)), frames_(frames.begin(), frames.end()), rules_(rules)
{
}

void Agenda::begin_round(Timestamp now, std::span<const std::string> done)
{
    ends_ = Timestamp((rounds_before(now, rules_.round) + 1) * rules_.round);
    round_ = round_at(now);
    waiting_.clear();
    rechecked_.clear();
    for (const auto& frame : frames_) {
        for (const auto& target : frame.targets) {
            if (!is_withdrawn(target) && std::find(done.begin(), done.end(), target.domain) == done.end()) {
                waiting_.push_back(first_task(frame, target, now));
            }
        }
    }
    std::sort(waiting_.begin(), waiting_.end(), [this](const Task& a, const Task& b) {
        return rank(probe_, round_, a.target.domain) < rank(probe_, round_, b.target.domain);
    });
}

/// An opt-out holds for everything below the name too.
bool Agenda::is_withdrawn(const measure::Target& target) const
{
    return target.opt_out || measure::is_at_or_below(target.domain, withdrawn_);
}

void Agenda::withdraw(std::span<const std::string> domains)
{
    withdrawn_ = {domains.begin(), domains.end()};
    std::erase_if(waiting_, [this](const Task& task) { return is_withdrawn(task.target); });
}

void Agenda::recheck(std::span<const std::string> domains, Timestamp now)
{
    for (const auto& frame : frames_) {
        for (const auto& target : frame.targets) {
            const bool asked = std::find(domains.begin(), domains.end(), target.domain) != domains.end();
            if (asked && !round_.empty() && !is_withdrawn(target) && rechecked_.insert(target.domain).second) {
                auto task = first_task(frame, target, now);
                task.attempt = measure::kRecheck;
                // take() keeps the order of what is due: this comes before what is left of the round.
                waiting_.insert(waiting_.begin(), std::move(task));
            }
        }
    }
}

bool Agenda::has_role(measure::Role role) const
{
    return std::any_of(waiting_.begin(), waiting_.end(), [role](const Task& task) {
        const auto& roles = task.target.roles;
        return std::find(roles.begin(), roles.end(), role) != roles.end();
    });
}

Task Agenda::first_task(const measure::Frame& frame, const measure::Target& target, Timestamp due) const
{
    return {.target = target, .round = round_, .due = due, .attempt = 1, .frame_sha256 = frame.sha256};
}

std::vector<Task> Agenda::take(Timestamp now, std::size_t most)
{
    const auto is_later = [&](const Task& task) { return task.due > now; };
    const auto due_end =
        std::stable_partition(waiting_.begin(), waiting_.end(), [&](const Task& task) { return !is_later(task); });
    const auto count = std::min<std::ptrdiff_t>(due_end - waiting_.begin(), static_cast<std::ptrdiff_t>(most));
    std::vector<Task> taken(waiting_.begin(), waiting_.begin() + count);
    waiting_.erase(waiting_.begin(), waiting_.begin() + count);
    return taken;
}

void Agenda::settle(const Task& task, bool failed, Timestamp now)
{
    if (failed && task.attempt != measure::kRecheck && task.attempt < rules_.attempts && task.round == round_) {
        auto again = task;
        ++again.attempt;
        put_back(std::move(again), now + rules_.attempt_pause);
    }
}

void Agenda::put_back(Task task, Timestamp when)
{
    if (task.round == round_ && !is_withdrawn(task.target)) {
        task.due = when;
        waiting_.push_back(std::move(task));
    }
}

void Agenda::postpone(Timestamp when)
{
    for (auto& task : waiting_) {
        task.due = std::max(task.due, when);
    }
}

std::optional<Timestamp> Agenda::next_due() const
{
    const auto first =
        std::min_element(waiting_.begin(), waiting_.end(), [](const Task& a, const Task& b) { return a.due < b.due; });
    return first == waiting_.end() ? std::nullopt : std::optional(first->due);
}

Timestamp Agenda::next_round() const
{
    const auto spread = static_cast<std::uint64_t>((rules_.round / kSpreadParts).count());
    return ends_ + measure::Duration(rank(probe_, "phase", "") % spread);
}

std::string Agenda::round_at(Timestamp now) const
{
    const auto number = rounds_before(now, rules_.round);
    const bool is_day = rules_.round == std::chrono::days(1);
    return measure::to_iso_date(measure::Day(std::chrono::days(is_day ? number : number % kLaboratoryDays)));
}

}  // namespace probe::scheduler
