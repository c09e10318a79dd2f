#include "collector/ingest/office.hpp"

#include "collector/access/may.hpp"
#include "collector/access/person_deed.hpp"
#include "collector/ingest/refusal.hpp"
#include "http/bearer.hpp"

namespace collector::ingest {
namespace {

namespace asio = boost::asio;
using namespace std::chrono_literals;

constexpr auto kRetryAfter = 30s;

/// Said to who has the token alone, who may know whose it is.
Problem expired(const Person& person)
{
    return problem(401, "token_expired", "This token has expired",
                   "the token of " + person.name + " held until the end of " + person.expires +
                       " (UTC); ask the operator of this collector for a new one");
}

/// What somebody asks for, before it is known what that would change.
audit::Change wish_of(const Visit& visit)
{
    return {.action = visit.method == "GET" ? "read" : "write", .subject = visit.path};
}

}  // namespace

tl::expected<Person, Problem> Office::identify(const http::Request& request) const
{
    const auto token = http::bearer_token(request);
    if (!token) {
        return tl::unexpected(problem(401, "token_missing", "A bearer token is required", "Authorization: Bearer TOKEN"));
    }
    auto person = edge_.bearer_of(*token);
    if (!person || person->revoked) {
        return tl::unexpected(problem(401, "token_unknown", "Nobody has this token",
                                      "give somebody one with `sextant-collector person add`; a revoked one stays refused"));
    }
    if (access::has_expired(*person, edge_.now())) {
        return tl::unexpected(expired(*person));
    }
    return *std::move(person);
}

tl::expected<Visit, http::Response> Office::come_in(const http::Request& request, const std::optional<Problem>& objection)
{
    if (objection) {
        return tl::unexpected(refuse(*objection, nullptr));
    }
    auto person = identify(request);
    if (!person) {
        return tl::unexpected(refuse(person.error(), nullptr));
    }
    return Visit{.person = *std::move(person), .method = request.method, .path = request.path, .from = request.peer};
}

std::optional<http::Response> Office::admit(const http::Request& request, const std::optional<Problem>& objection,
                                            std::size_t most_octets, const Problem& too_large)
{
    const auto visit = come_in(request, objection);
    if (!visit) {
        return visit.error();
    }
    const auto refused = object_to_body(request, visit->person.name,
                                        {.most_octets = most_octets,
                                         .too_large = too_large,
                                         .has_room = edge_.has_room,
                                         .quota = quota_,
                                         .retry_after = kRetryAfter});
    return refused ? std::optional(refuse(*refused, &*visit)) : std::nullopt;
}

std::optional<Problem> Office::write_down(const Visit& visit, const audit::Change& change, bool allowed)
{
    const access::Wish wish{.action = change.action, .subject = change.subject, .from = visit.from};
    const auto written = edge_.trail.record(access::deed_of(visit.person, wish, edge_.now(), allowed));
    if (written) {
        return std::nullopt;
    }
    // What is wrong with the disk is for the operator alone.
    edge_.observe({.word = "audit_unavailable",
                   .probe = visit.person.name,
                   .octets = 0,
                   .results = 0,
                   .detail = measure::to_string(written.error())});
    return not_now("audit_unavailable", "What is done with a token must be written down, and cannot be now",
                   "come again in a minute", kRetryAfter);
}

std::optional<Problem> Office::note(const Visit& visit)
{
    return write_down(visit, wish_of(visit), true);
}

asio::awaitable<Kept> Office::keep(Visit visit, Fact fact)
{
    const auto change = audit::change_of(fact);
    if (auto unwritten = write_down(visit, change, true)) {
        co_return tl::unexpected(*std::move(unwritten));
    }
    LedgerEntry entry{.position = 0, .at = edge_.now(), .fact = std::move(fact)};
    auto kept = co_await keep_fact(edge_.ledger, edge_.index, std::move(entry), kRetryAfter);
    co_return kept;
}

/// What was too large, too much or not now was not weighed: a flood must not fill the trail.
http::Response Office::refuse(const Problem& problem, const Visit* visit)
{
    const bool was_weighed = problem.status == 403 || problem.status == 404 || problem.status == 409 ||
                             problem.status == 412 || problem.status == 422;
    if (visit != nullptr && was_weighed) {
        if (const auto unwritten = write_down(*visit, wish_of(*visit), false)) {
            return to_response(*unwritten);
        }
    }
    edge_.observe({.word = problem.kind,
                   .probe = visit != nullptr ? visit->person.name : std::string(),
                   .octets = 0,
                   .results = 0,
                   .detail = problem.detail});
    return to_response(problem);
}

}  // namespace collector::ingest
