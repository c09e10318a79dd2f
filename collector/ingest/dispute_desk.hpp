#pragma once

#include "collector/ingest/office.hpp"

#include <functional>
#include <optional>

namespace collector::ingest {

/// What the desk needs. All of it outlives the desk.
struct DisputeEdge {
    OfficeEdge office;
    /// What is in dispute, as it stands on record; fails where nothing is. Of check and round either may be "".
    std::function<measure::Result<measure::CaseNote>(const std::string& target, const std::string& check,
                                                     const std::string& round)>
        describe;
    std::function<measure::Result<measure::CaseNote>(std::uint64_t number, measure::CaseStep step)> describe_step;
    /// Of a target of the frames in force, measured or not; nullopt: no frame holds it.
    std::function<measure::Result<std::optional<measure::CountryCode>>(const std::string& target)> country_of;
};

/// Takes an organisation's word against a verdict about its own services, by its token.
///
///   POST /v1/disputes             {"target": "www.example.test", "check": "web.http6", "round": "2026-11-21", "why": "...", "recheck": true}
///   POST /v1/disputes/N/recheck   {"why": "..."}
///
/// `check` may be left out: the one that decided the state; so may `round`: the newest. A 200 has the number of the case, and means that the step is on disk in the ledger. It is
/// public from then on, with the organisation's name; the answer is read where everybody reads it.
class DisputeDesk {
public:
    explicit DisputeDesk(DisputeEdge edge) : edge_(std::move(edge)), office_(edge_.office, {.batches_per_minute = 10}) {}

    /// Is the request for this desk?
    static bool is_for(const http::Request& request);

    /// Refuses before the body is read.
    std::optional<http::Response> admit(const http::Request& request);

    boost::asio::awaitable<http::Response> receive(http::Request request);

private:
    /// What somebody wants written: a note, and whether a re-check is asked for with it.
    struct Wish {
        measure::CaseNote note;
        bool recheck_too = false;
    };

    tl::expected<Wish, Problem> read(const http::Request& request, const Person& person) const;
    boost::asio::awaitable<Kept> keep(Visit visit, measure::CaseNote note);

    DisputeEdge edge_;
    Office office_;
};

}  // namespace collector::ingest
