#pragma once

#include "collector/ingest/office.hpp"
#include "collector/ports/reports.hpp"

#include <functional>

namespace collector::ingest {

/// What the desk needs. All of it outlives the desk.
struct PublicationEdge {
    OfficeEdge office;
    /// Makes a country's report of what the public may read now, and keeps it; nullopt when the country was never scored.
    std::function<measure::Result<std::optional<KeptReport>>(const measure::CountryCode&)> keep;
};

/// Where a country's regulator has its national report made, to be kept for ever (docs/reports.md):
///
///   POST /v1/reports/KE   without a body
///
/// A 200 names the report, and means that its facts are on disk; nothing changed since the last one gives that one again. What is
/// printed of it is printed by others.
class PublicationDesk {
public:
    explicit PublicationDesk(PublicationEdge edge)
        : edge_(std::move(edge)), office_(edge_.office, {.batches_per_minute = kMostAMinute})
    {
    }

    /// Is the request for this desk?
    static bool is_for(const http::Request& request);

    /// Refuses before the body is read.
    std::optional<http::Response> admit(const http::Request& request);

    boost::asio::awaitable<http::Response> receive(http::Request request);

private:
    /// A report of a large country takes as long as the page of its draft, on the thread that receives everything else.
    static constexpr std::uint32_t kMostAMinute = 6;

    tl::expected<KeptReport, Problem> make(const Visit& visit, const measure::CountryCode& country);

    PublicationEdge edge_;
    Office office_;
};

}  // namespace collector::ingest
