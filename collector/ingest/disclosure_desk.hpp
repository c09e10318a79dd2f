#pragma once

#include "collector/access/telling.hpp"
#include "collector/ingest/office.hpp"
#include "collector/ports/access_facts.hpp"

#include <nlohmann/json_fwd.hpp>

#include <chrono>

namespace collector::ingest {

/// What the desk needs. All of it outlives the desk.
struct DisclosureEdge {
    OfficeEdge office;
    const AccessFacts& access;
    /// Of a target's frame; nullopt for what no frame holds.
    std::function<measure::Result<std::optional<measure::CountryCode>>(const std::string& target)> country_of;
    std::chrono::days embargo;  ///< What an owner has from the telling on.
};

/// Where a country's regulator says that an owner was told of findings that expose a service, or from when the public may
/// hear of them (docs/roles.md):
///
///   GET  /v1/disclosures   what is found now in the countries of whoever asks, and from when the public may know
///   POST /v1/disclosures   {"step": "tell", "target": "health.go.ke", "check": "security.exposure", "on": "2026-11-21", "reason": "..."}
///
/// `step` is "tell" or "release"; without `check` each finding is meant that is open now, without `on` today. A 200 to a POST
/// means that it is on disk in the ledger, a fact for each finding.
class DisclosureDesk {
public:
    explicit DisclosureDesk(DisclosureEdge edge)
        : edge_(std::move(edge)), office_(edge_.office, {.batches_per_minute = kMostAMinute})
    {
    }

    /// Is the request for this desk?
    static bool is_for(const http::Request& request);

    /// Refuses before the body is read.
    std::optional<http::Response> admit(const http::Request& request);

    boost::asio::awaitable<http::Response> receive(http::Request request);

private:
    static constexpr std::uint32_t kMostAMinute = 30;

    tl::expected<nlohmann::json, Problem> list(const Person& person) const;
    tl::expected<std::vector<Disclosure>, Problem> read(const std::string& body, const Person& person) const;
    http::Response answer(const Visit& visit);

    DisclosureEdge edge_;
    Office office_;
};

}  // namespace collector::ingest
