#pragma once

#include "collector/access/may.hpp"
#include "collector/ingest/index.hpp"
#include "collector/ingest/problem.hpp"
#include "collector/ingest/quota.hpp"
#include "collector/ingest/receiver.hpp"
#include "collector/ports/contribution.hpp"
#include "collector/ports/ledger.hpp"
#include "http/exchange.hpp"

#include <functional>

namespace collector::ingest {

/// What the desk needs. All of it outlives the desk.
struct ContributionEdge {
    Ledger& ledger;
    const Contributions& contributions;
    Index& index;
    std::function<std::optional<Person>(const std::string& token)> bearer_of;
    std::function<measure::Timestamp()> now;
    std::function<bool()> has_room;
    std::function<void(const Received&)> observe;
};

/// Receives what Member States tell of themselves, and what is done with it (docs/repository.md):
///
///   POST /v1/repository/submissions              the text; who may submit for its country
///   POST /v1/repository/submissions/N/STEP       approve, return, publish or withdraw; {"reason": "..."}
///   GET  /v1/repository/submissions[/N]          what is not public yet: for its author and those who may review it
///
/// A 200 to a POST means that the step is on disk in the ledger.
class ContributionDesk {
public:
    ContributionDesk(ContributionEdge edge, QuotaLimits quota);

    /// Is the request for this desk?
    static bool is_for(const http::Request& request);

    /// Refuses before the body is read.
    std::optional<http::Response> admit(const http::Request& request);

    boost::asio::awaitable<http::Response> receive(http::Request request);

private:
    tl::expected<Person, Problem> identify(const http::Request& request) const;
    tl::expected<ContributionFact, Problem> read_submission(const Person& person, const std::string& text) const;
    tl::expected<ContributionFact, Problem> read_step(const Person& person, const http::Request& request) const;
    tl::expected<Submission, Problem> named_submission(const http::Request& request) const;
    tl::expected<ContributionFact, Problem> read_fact(const Person& person, const http::Request& request) const;
    http::Response list(const Person& person) const;
    http::Response show(const Person& person, const http::Request& request) const;
    http::Response refuse(const Problem& problem, const std::string& who);

    ContributionEdge edge_;
    Quota quota_;
};

}  // namespace collector::ingest
