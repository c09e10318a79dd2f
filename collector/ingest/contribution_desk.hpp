#pragma once

#include "collector/ingest/office.hpp"
#include "collector/ingest/submission_path.hpp"
#include "collector/ports/contribution.hpp"

#include <nlohmann/json_fwd.hpp>

namespace collector::repository {
struct Contribution;
}

namespace collector::ingest {

/// What the desk needs. All of it outlives the desk.
struct ContributionEdge {
    OfficeEdge office;
    const Contributions& contributions;
    /// Of a target's frame; nullopt for what no frame holds.
    std::function<measure::Result<std::optional<measure::CountryCode>>(const std::string& target)> country_of;
};

/// Receives what Member States tell of themselves, and what is done with it (docs/repository.md):
///
///   POST /v1/repository/submissions              the text; who may submit for its country
///   POST /v1/repository/submissions/N/STEP       approve, return, publish or withdraw; {"reason": "..."}
///   GET  /v1/repository/submissions[/N]          what is not public yet: for its author and those who may review it
///
/// A 200 to a POST means that the step is on disk in the ledger. Who did what, and what was refused, is in the audit trail.
class ContributionDesk {
public:
    ContributionDesk(ContributionEdge edge, QuotaLimits quota);

    /// Is the request for this desk?
    static bool is_for(const http::Request& request);

    /// Refuses before the body is read.
    std::optional<http::Response> admit(const http::Request& request);

    boost::asio::awaitable<http::Response> receive(http::Request request);

private:
    std::optional<Problem> object_to_target(const repository::Contribution& contribution) const;
    tl::expected<ContributionFact, Problem> read_submission(const Person& person, const std::string& text) const;
    tl::expected<ContributionFact, Problem> read_step(const Person& person, const SubmissionPath& path,
                                                      const std::string& body) const;
    tl::expected<Submission, Problem> named_submission(std::uint64_t number) const;
    boost::asio::awaitable<http::Response> take(Visit visit, ContributionFact fact);
    http::Response answer(const Visit& visit, const SubmissionPath& path);
    tl::expected<nlohmann::json, Problem> list(const Person& person) const;
    tl::expected<nlohmann::json, Problem> show(const Person& person, std::uint64_t number) const;

    Office office_;
    const Contributions& contributions_;
    decltype(ContributionEdge::country_of) country_of_;
};

}  // namespace collector::ingest
