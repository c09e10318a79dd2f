#pragma once

#include "probe/cpe/judge/judge.hpp"

#include <map>
#include <string>
#include <vector>

/// What stands of each row when the same questions are asked again and again for weeks.
namespace cpe::watch {

using capture::Time;
using judge::Verdict;
using std::chrono::seconds;

/// What one round said of a row.
struct Seen {
    Time time;
    Verdict verdict = Verdict::not_observed;

    bool operator==(const Seen&) const = default;
};

/// A row over the sliding time.
struct Row {
    Verdict verdict = Verdict::not_observed;
    Time since;
    std::string reason;
    std::string round;       ///< The one that made it so: the folder of its evidence.
    std::vector<Seen> seen;  ///< Within the window, oldest first; rounds that observed nothing are left out.

    bool operator==(const Row&) const = default;
};

/// A verdict that changed.
struct Change {
    std::string row;
    Verdict before = Verdict::not_observed;
    Verdict now = Verdict::not_observed;
    std::string reason;
};

/// A round: when it ended, and where its evidence is.
struct Round {
    Time time;
    std::string name;
};

/// The worst verdict that two rounds in a row had, or the only one there is. A single odd round is counted and not believed: a packet
/// that was lost on the cable must not make a row fail, and a router that fails twice in the window fails.
Verdict standing_of(const std::vector<Seen>& seen);

/// Takes in what a round found of one row. Nothing when its verdict stays.
std::vector<Change> take(std::map<std::string, Row>& rows, const std::string& id, const judge::Finding& finding,
                         const Round& round, seconds window);

}  // namespace cpe::watch
