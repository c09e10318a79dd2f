#pragma once

#include "collector/ingest/office.hpp"
#include "tests/collector/ingest/reception.hpp"
#include "tests/collector/serve/described.hpp"
#include "tests/fakes/access_samples.hpp"

#include <catch2/catch.hpp>

#include <map>

namespace collector::ingest {

/// What every desk for people has behind it, with the people of the test by their tokens.
class Backroom {
public:
    MemoryLedger ledger;
    StandingIndex index;
    fakes::FakeTrail trail;
    std::map<std::string, Person> people;
    std::vector<std::string> observed;
    bool room = true;

    OfficeEdge edge()
    {
        return {.ledger = ledger,
                .index = index,
                .trail = trail,
                .bearer_of = [this](const std::string& token) -> std::optional<Person> {
                    const auto found = people.find(token);
                    return found == people.end() ? std::nullopt : std::optional(found->second);
                },
                .now = [] { return measure::Timestamp(std::chrono::seconds(1'700'000'000)); },
                .has_room = [this] { return room; },
                .observe = [this](const Received& it) { observed.emplace_back(it.word); }};
    }

    /// "ann write /v1/... refused", a line a deed.
    std::vector<std::string> deeds() const
    {
        std::vector<std::string> lines;
        for (const auto& it : trail.deeds) {
            lines.push_back(it.who + " " + it.action + " " + it.subject + " " + it.outcome);
        }
        return lines;
    }
};

inline Person somebody(const std::string& name, std::vector<PersonRole> roles, const std::string& country)
{
    return {.name = name, .roles = std::move(roles), .countries = {country}, .organisation = "Office", .domains = {}};
}

/// A request as it stands when its head was read.
inline http::Request request_of(const std::string& method, const std::string& path, const std::string& token,
                                std::string body = {})
{
    return {.method = method,
            .path = path,
            .headers = {{"authorization", "Bearer " + token}, {"content-length", std::to_string(body.size())}},
            .body = std::move(body),
            .peer = measure::parse_address("2001:db8::7").value()};
}

/// What a desk answers, as a listener would ask it; it is held against the description of its path.
template <typename Desk>
http::Response answer_of(Desk& desk, http::Request request)
{
    const auto method = request.method;
    const auto path = request.path;
    auto refused = desk.admit(request);
    return as_described(method, path, refused ? *std::move(refused) : received_of(desk, std::move(request)));
}

}  // namespace collector::ingest
