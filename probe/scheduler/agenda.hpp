#pragma once

#include "measure/evidence.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace probe::scheduler {

/// How often a target is measured in one round.
struct Rules {
    std::uint32_t attempts = 3;  ///< Of a target that failed.
    measure::Duration attempt_pause = std::chrono::minutes(10);
};

/// What is to be measured, and when. Pure: time is an argument.
///
/// A round is a UTC day. Each probe goes through the targets in an order of its own, so that several probes do not knock
/// at one door at once, and begins its round at a time of its own in the first six hours of the day.
class Agenda {
public:
    Agenda(std::string probe, std::span<const measure::Frame> frames, Rules rules);

    /// Begins the round of `now`'s day: every target that has not opted out is due at once, but those in `done`.
    void begin_round(measure::Timestamp now, std::span<const std::string> done = {});

    /// Up to `most` tasks that are due, earliest first. They are taken off.
    std::vector<measure::Task> take(measure::Timestamp now, std::size_t most);

    /// A task that failed is due again after the pause, while it has attempts left.
    void settle(const measure::Task& task, bool failed, measure::Timestamp now);

    /// A task that could not be tried at all is due again at `when`, as the same attempt.
    void put_back(measure::Task task, measure::Timestamp when);

    /// Nothing is due before `when`: the vantage is not fit.
    void postpone(measure::Timestamp when);

    /// When something is due; nullopt when the round is over.
    std::optional<measure::Timestamp> next_due() const;

    /// When the next day's round begins for this probe.
    measure::Timestamp next_round() const;

    const std::string& round() const { return round_; }
    std::size_t size() const { return waiting_.size(); }

private:
    measure::Task first_task(const measure::Frame& frame, const measure::Target& target, measure::Timestamp due) const;

    std::string probe_;
    std::vector<measure::Frame> frames_;
    Rules rules_;
    std::string round_;
    measure::Day day_{};
    std::vector<measure::Task> waiting_;
};

}  // namespace probe::scheduler
