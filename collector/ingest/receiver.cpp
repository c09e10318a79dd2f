#include "collector/ingest/receiver.hpp"

#include "collector/ingest/evidence_addresses.hpp"
#include "collector/ingest/keep_fact.hpp"
#include "collector/ingest/refusal.hpp"

#include <nlohmann/json.hpp>

namespace collector::ingest {
namespace {

namespace asio = boost::asio;
using namespace std::chrono_literals;

constexpr std::string_view kTimePath = "/v1/time";
constexpr std::string_view kOptOutsPath = "/v1/opt-outs";

std::optional<Problem> object_to_route(const http::Request& request)
{
    const bool is_batch = parse_batch_path(request.path).has_value();
    if (!is_batch && request.path != kTimePath && request.path != kOptOutsPath) {
        return problem(
            404, "not_found", "There is nothing at this path",
            "POST /v1/batches/STREAM/SEQ with 32 hex digits and a number from 1, GET /v1/time or GET /v1/opt-outs");
    }
    const std::string_view method = is_batch ? "POST" : "GET";
    if (request.method != method) {
        return problem(405, "method_not_allowed", "The method is " + std::string(method));
    }
    return std::nullopt;
}

std::uint64_t results_in(const Decoded& decoded)
{
    return static_cast<std::uint64_t>(decoded.lines.size());
}

}  // namespace

Receiver::Receiver(Edge edge, Limits limits) : edge_(std::move(edge)), limits_(limits), quota_(limits.quota) {}

void Receiver::remember(const LedgerEntry& entry)
{
    if (const auto* received = std::get_if<ReceivedBatch>(&entry.fact)) {
        underway_.appended(received->batch.id, received->batch.sha256, entry.position);
    }
}

std::optional<http::Response> Receiver::admit(const http::Request& request)
{
    if (const auto objection = object_to_route(request)) {
        return refuse(*objection, "");
    }
    if (request.path == kTimePath) {
        return std::nullopt;
    }
    const auto sender = identify(edge_.store, request, limits_.retry_after);
    if (!sender) {
        return refuse(sender.error(), "");
    }
    if (request.path == kOptOutsPath) {
        return std::nullopt;
    }
    if (const auto objection = object_to(request, *sender)) {
        return refuse(*objection, sender->probe);
    }
    return std::nullopt;
}

std::optional<Problem> Receiver::object_to(const http::Request& request, const Registration& sender)
{
    const auto most = limits_.batch.compressed_octets;
    return object_to_body(request, sender.probe,
                          {.most_octets = most,
                           .too_large = problem(413, "batch_too_large", "The batch is too large",
                                                "at most " + std::to_string(most) + " octets"),
                           .has_room = edge_.has_room,
                           .quota = quota_,
                           .retry_after = limits_.retry_after});
}

asio::awaitable<http::Response> Receiver::receive(http::Request request)
{
    if (const auto objection = object_to_route(request)) {
        co_return refuse(*objection, "");
    }
    if (request.path == kTimePath) {
        co_return accept({{"server_time", measure::to_rfc3339(edge_.now())}});
    }
    auto sender = identify(edge_.store, request, limits_.retry_after);
    if (!sender) {
        co_return refuse(sender.error(), "");
    }
    if (request.path == kOptOutsPath) {
        co_return answer_opt_outs(sender->probe);
    }
    auto decoded = decode(*parse_batch_path(request.path), *sender, std::move(request.body), limits_.batch);
    if (!decoded) {
        co_return refuse(decoded.error(), sender->probe);
    }
    auto response = co_await take(*std::move(sender), *std::move(decoded));
    co_return response;
}

asio::awaitable<http::Response> Receiver::take(Registration sender, Decoded decoded)
{
    const auto id = decoded.batch.id;
    const auto octets = decoded.batch.bytes.size();
    const auto hold = underway_.hold(id);
    if (!hold) {
        co_return refuse(not_now("batch_underway", "The same batch is being received", "", 1s), sender.probe);
    }
    const auto known = known_hash(id);
    if (!known) {
        co_return refuse(not_now("store_unavailable", "The collector cannot look batches up",
                                 measure::to_string(known.error()), limits_.retry_after),
                         sender.probe);
    }
    if (*known) {
        co_return answer_known(decoded, **known);
    }
    auto entry = entry_of(sender, decoded);
    auto fresh = fresh_of(entry, decoded);
    const auto position = co_await edge_.ledger.append(std::move(entry));
    if (!position) {
        co_return refuse(ledger_unavailable(position.error(), limits_.retry_after), sender.probe);
    }
    underway_.appended(id, fresh.received.batch.sha256, *position);
    edge_.observe({.word = "accepted", .probe = id.probe, .octets = octets, .results = fresh.lines.size(), .detail = {}});
    fresh.position = *position;
    edge_.index.batch_kept(std::move(fresh));
    co_return answer(id, false);
}

/// Of every frame in force, so that a probe need not know whose frames there are.
http::Response Receiver::answer_opt_outs(const std::string& probe)
{
    const auto frames = edge_.store.frames();
    if (!frames) {
        return refuse(not_now("store_unavailable", "The collector cannot look targets up",
                              measure::to_string(frames.error()), limits_.retry_after),
                      probe);
    }
    auto domains = nlohmann::json::array();
    for (const auto& frame : *frames) {
        for (const auto& target : frame.targets) {
            if (target.opt_out) {
                domains.push_back(target.domain);
            }
        }
    }
    const auto rechecks = edge_.rechecks_for ? edge_.rechecks_for(probe) : std::vector<std::string>();
    return accept(
        {{"domains", std::move(domains)}, {"rechecks", rechecks}, {"server_time", measure::to_rfc3339(edge_.now())}});
}

measure::Result<std::optional<std::string>> Receiver::known_hash(const measure::BatchId& id)
{
    underway_.forget_up_to(edge_.index.watermark());
    if (auto ahead = underway_.find(id)) {
        return ahead;
    }
    return edge_.store.find_batch(id);
}

http::Response Receiver::answer_known(const Decoded& decoded, const std::string& known_sha256)
{
    const auto& batch = decoded.batch;
    if (known_sha256 == batch.sha256) {
        edge_.observe({.word = "duplicate",
                       .probe = batch.id.probe,
                       .octets = batch.bytes.size(),
                       .results = results_in(decoded),
                       .detail = {}});
        return answer(batch.id, true);
    }
    const auto kept = edge_.conflicts.keep(batch);
    const auto detail = "the ledger has " + known_sha256 + ", this one is " + batch.sha256 +
                        (kept ? "; it was kept aside" : "; " + measure::to_string(kept.error()));
    return refuse(problem(409, "batch_differs", "Another batch has this identity", detail), batch.id.probe);
}

http::Response Receiver::answer(const measure::BatchId& id, bool duplicate) const
{
    const auto indexed = edge_.store.contiguous(id.probe, id.stream);
    const auto acked = underway_.carry_on(id, indexed.value_or(0));
    return accept({{"acked", acked}, {"duplicate", duplicate}, {"server_time", measure::to_rfc3339(edge_.now())}});
}

LedgerEntry Receiver::entry_of(const Registration& sender, Decoded& decoded) const
{
    auto context = edge_.context.look_up(addresses_in(decoded.lines));
    ReceivedBatch received{.batch = std::move(decoded.batch), .sender = sender, .context = std::move(context)};
    return {.position = 0, .at = edge_.now(), .fact = std::move(received)};
}

/// The bytes go to the ledger, what was read out of them to the index.
FreshBatch Receiver::fresh_of(const LedgerEntry& entry, Decoded& decoded)
{
    const auto& received = std::get<ReceivedBatch>(entry.fact);
    measure::SealedBatch batch{.id = received.batch.id, .bytes = {}, .sha256 = received.batch.sha256};
    ReceivedBatch facts{.batch = std::move(batch), .sender = received.sender, .context = received.context};
    return {.position = 0,
            .at = entry.at,
            .received = std::move(facts),
            .header = std::move(decoded.header),
            .lines = std::move(decoded.lines),
            .raw_octets = decoded.raw_octets};
}

http::Response Receiver::refuse(const Problem& problem, const std::string& probe)
{
    edge_.observe({.word = problem.kind, .probe = probe, .octets = 0, .results = 0, .detail = problem.detail});
    return to_response(problem);
}

}  // namespace collector::ingest
