#pragma once

#include "measure/ip.hpp"
#include "measure/time.hpp"

#include <map>
#include <vector>

namespace probe::politeness {

/// The politeness table: the least time between two beginnings. What others bear, not what we can do.
struct Table {
    measure::Duration connection_gap = std::chrono::seconds(1);       ///< Two TCP connections to one address.
    measure::Duration prefix_gap = std::chrono::milliseconds(200);    ///< Two connections into one /48 or /24.
    measure::Duration question_gap = std::chrono::milliseconds(100);  ///< Two DNS questions to one authoritative server.
    measure::Duration resolver_gap = std::chrono::milliseconds(20);   ///< Two DNS questions to one of our own resolvers.
    measure::Duration probe_gap = std::chrono::milliseconds(10);      ///< Any two beginnings of the whole probe.

    /// Laboratory profile: the gaps do not hold inside these prefixes. Empty outside laboratories.
    std::vector<measure::Prefix> laboratory;
};

/// Hands out beginnings. Pure: time is an argument.
class Pace {
public:
    explicit Pace(Table table) : table_(std::move(table)) {}

    /// How long to wait, from `now` on the monotonic clock, before connecting to `address`. The slot is then taken.
    measure::Duration book_connection(const measure::Address& address, measure::Duration now);

    /// The same for one DNS question to a stranger's server, and to a resolver of our own.
    measure::Duration book_question(const measure::Address& server, measure::Duration now);
    measure::Duration book_recursion(const measure::Address& resolver, measure::Duration now);

    /// The same for a resolution from the root, whose servers are not known beforehand.
    measure::Duration book_resolution(measure::Duration now) { return book({}, now); }

    bool is_laboratory(const measure::Address& address) const;

private:
    struct Slot {
        measure::Prefix prefix;
        measure::Duration gap;
    };

    measure::Duration book(const std::vector<Slot>& slots, measure::Duration now);
    void forget(measure::Duration now);

    Table table_;
    std::map<measure::Prefix, measure::Duration> next_;  ///< When a prefix may be troubled again.
    measure::Duration next_any_{};
};

}  // namespace probe::politeness
