#pragma once

#include "measure/evidence.hpp"

#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace probe::scheduler {

/// How often a target is measured in one round, and how long a round lasts.
struct Rules {
    std::uint32_t attempts = 3;  ///< Of a target that failed.
    measure::Duration attempt_pause = std::chrono::minutes(10);
    measure::Duration round = std::chrono::days(1);  ///< Less only in a laboratory, where days may pass faster.
};

/// What is to be measured, and when. Pure: time is an argument.
///
/// A round is a UTC day. In a laboratory whose rounds are shorter each is named for a day after 1970, one after the other:
/// a day that is past, since a collector takes no rounds of days to come.
///
/// Each probe goes through the targets in an order of its own, so that several probes do not knock
/// at one door at once, and begins its round at a time of its own in the first quarter of the day.
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

    /// These domains, and what lies below them, are due no more, in this round and the later ones, until told otherwise.
    void withdraw(std::span<const std::string> domains);

    /// These domains are due once more at once, beside the round's own tasks; each once a round, however often it is asked
    /// for. Those of no frame of ours, and those withdrawn, are passed over: nobody else says whom this probe measures.
    void recheck(std::span<const std::string> domains, measure::Timestamp now);

    /// Has a waiting target the role?
    bool has_role(measure::Role role) const;

    /// Nothing is due before `when`: the vantage is not fit.
    void postpone(measure::Timestamp when);

    /// When something is due; nullopt when the round is over.
    std::optional<measure::Timestamp> next_due() const;

    /// When the next day's round begins for this probe.
    measure::Timestamp next_round() const;

    /// The name of the round that `now` falls in.
    std::string round_at(measure::Timestamp now) const;

    const std::string& round() const { return round_; }
    std::size_t size() const { return waiting_.size(); }

private:
    bool is_withdrawn(const measure::Target& target) const;
    measure::Task first_task(const measure::Frame& frame, const measure::Target& target, measure::Timestamp due) const;

    std::string probe_;
    std::vector<measure::Frame> frames_;
    Rules rules_;
    std::string round_;
    measure::Timestamp ends_{};
    std::vector<measure::Task> waiting_;
    std::set<std::string, std::less<>> withdrawn_;
    std::set<std::string, std::less<>> rechecked_;  ///< In this round.
};

}  // namespace probe::scheduler
