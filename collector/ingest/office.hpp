#pragma once

#include "collector/audit/change.hpp"
#include "collector/ingest/index.hpp"
#include "collector/ingest/keep_fact.hpp"
#include "collector/ingest/problem.hpp"
#include "collector/ingest/quota.hpp"
#include "collector/ingest/receiver.hpp"
#include "collector/ports/audit_trail.hpp"
#include "collector/ports/ledger.hpp"
#include "collector/ports/person.hpp"
#include "http/exchange.hpp"

#include <functional>

namespace collector::ingest {

/// What an office needs. All of it outlives the office.
struct OfficeEdge {
    Ledger& ledger;
    Index& index;
    AuditTrail& trail;
    std::function<std::optional<Person>(const std::string& token)> bearer_of;
    std::function<measure::Timestamp()> now;
    std::function<bool()> has_room;
    std::function<void(const Received&)> observe;
};

/// Somebody at a desk, and what is asked for there.
struct Visit {
    Person person;
    std::string method;
    std::string path;
    measure::Address from;
};

/// What every desk has behind it at which people do something: whose token it is, what is asked of a body, the trail of what is
/// done, and the ledger. Each desk has its own, with its own quota.
///
/// Whoever has a token that holds is written down before anything is done, and so is what was refused; what cannot be written
/// down is not done.
class Office {
public:
    using Fact = decltype(LedgerEntry::fact);

    Office(OfficeEdge edge, QuotaLimits quota) : edge_(std::move(edge)), quota_(quota) {}

    /// Who comes, and for what. The answer to a request that `objection` stands against, to nobody's token (401), to that of
    /// somebody revoked, and to one whose last day is over.
    tl::expected<Visit, http::Response> come_in(const http::Request& request, const std::optional<Problem>& objection);

    /// Refuses before the body is read: what come_in refuses, size, a full disk, the quota.
    std::optional<http::Response> admit(const http::Request& request, const std::optional<Problem>& objection,
                                        std::size_t most_octets, const Problem& too_large);

    /// Writes down what puts no fact on the ledger: that somebody reads what is not public, or has a report made. A problem when it
    /// cannot be: then it is not done.
    std::optional<Problem> note(const Visit& visit);

    /// Writes the deed down, puts its fact on the ledger and tells the index. The position, once it is on disk.
    boost::asio::awaitable<Kept> keep(Visit visit, Fact fact);

    /// The answer to somebody whose wish was weighed and refused, which is written down; nullptr for nobody.
    http::Response refuse(const Problem& problem, const Visit* visit);

    const OfficeEdge& edge() const { return edge_; }

private:
    tl::expected<Person, Problem> identify(const http::Request& request) const;
    std::optional<Problem> write_down(const Visit& visit, const audit::Change& change, bool allowed);

    OfficeEdge edge_;
    Quota quota_;
};

}  // namespace collector::ingest
