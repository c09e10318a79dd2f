#include "collector/ingest/device_desk.hpp"

#include "codec/digest.hpp"
#include "collector/ingest/keep_fact.hpp"
#include "collector/ingest/refusal.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace collector::ingest {
namespace {

namespace asio = boost::asio;
using namespace std::chrono_literals;

constexpr std::string_view kPath = "/v1/device-runs/";

/// A laboratory's clock may be a little fast; a run from tomorrow would displace honest ones for a day.
constexpr auto kMostAhead = 1h;

std::string digest_in(const http::Request& request)
{
    return request.path.substr(std::min(kPath.size(), request.path.size()));
}

bool is_digest(std::string_view text)
{
    return text.size() == 64 &&
           std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

std::optional<Problem> object_to_route(const http::Request& request)
{
    if (!is_digest(digest_in(request))) {
        return problem(404, "not_found", "There is nothing at this path",
                       "POST /v1/device-runs/DIGEST with the 64 hexadecimal digits of the run's frames");
    }
    if (request.method != "POST") {
        return problem(405, "method_not_allowed", "The method is POST");
    }
    return std::nullopt;
}

Problem unreadable(const measure::Error& error)
{
    return problem(422, "run_unreadable", "The run cannot be taken", measure::to_string(error));
}

/// What of a run does not agree with how it was sent.
std::optional<Problem> object_to_run(const measure::DeviceRun& run, const std::string& digest, measure::Timestamp now)
{
    if (run.frames_sha256 != digest) {
        return unreadable({.what = "the path names other frames than the run",
                           .where = "/frames_sha256",
                           .remedy = "send the run to the path of its own digest"});
    }
    if (run.began > now + kMostAhead) {
        return unreadable({.what = "the run began in the future",
                           .where = "/began",
                           .remedy = "set the laboratory's clock, and run again"});
    }
    return std::nullopt;
}

bool exposes(const measure::DeviceRun& run)
{
    return std::ranges::any_of(run.rows, [](const auto& row) { return row.exposure == measure::Exposure::open; });
}

std::string day_after(measure::Timestamp time, std::chrono::days days)
{
    return measure::to_iso_date(std::chrono::floor<std::chrono::days>(time) + days);
}

/// While it lives no other request may bring the same run. May outlive the desk.
class Hold {
public:
    Hold(std::shared_ptr<std::set<std::string>> held, std::string digest)
        : held_(std::move(held)), digest_(std::move(digest))
    {
        has_ = held_->insert(digest_).second;
    }
    Hold(const Hold&) = delete;
    Hold& operator=(const Hold&) = delete;
    ~Hold()
    {
        if (has_) {
            held_->erase(digest_);
        }
    }
    bool has() const { return has_; }

private:
    std::shared_ptr<std::set<std::string>> held_;
    std::string digest_;
    bool has_ = false;
};

}  // namespace

DeviceDesk::DeviceDesk(DeskEdge edge, DeskLimits limits) : edge_(std::move(edge)), limits_(limits), quota_(limits.quota) {}

bool DeviceDesk::is_for(const http::Request& request)
{
    return request.path.starts_with("/v1/device-runs");
}

void DeviceDesk::remember(const LedgerEntry& entry)
{
    if (const auto* received = std::get_if<ReceivedDeviceRun>(&entry.fact)) {
        const KnownRun known{.probe = received->sender.probe, .sha256 = received->sha256, .embargo = received->embargo};
        ahead_[received->frames_sha256] = {.run = known, .position = entry.position};
    }
}

std::optional<http::Response> DeviceDesk::admit(const http::Request& request)
{
    if (const auto objection = object_to_route(request)) {
        return refuse(*objection, "");
    }
    const auto sender = identify(edge_.store, request, limits_.retry_after);
    if (!sender) {
        return refuse(sender.error(), "");
    }
    const auto objection = object_to(request, *sender);
    return objection ? std::optional(refuse(*objection, sender->probe)) : std::nullopt;
}

std::optional<Problem> DeviceDesk::object_to(const http::Request& request, const Registration& sender)
{
    const auto most = limits_.run.compressed_octets;
    const auto remedy = "at most " + std::to_string(most) + " octets; send the verdicts alone: --without-capture";
    return object_to_body(request, sender.probe,
                          {.most_octets = most,
                           .too_large = problem(413, "run_too_large", "The run is too large", remedy),
                           .has_room = edge_.has_room,
                           .quota = quota_,
                           .retry_after = limits_.retry_after});
}

asio::awaitable<http::Response> DeviceDesk::receive(http::Request request)
{
    if (const auto objection = object_to_route(request)) {
        co_return refuse(*objection, "");
    }
    auto sender = identify(edge_.store, request, limits_.retry_after);
    if (!sender) {
        co_return refuse(sender.error(), "");
    }
    auto opened = codec::open_device_run(request.body, limits_.run);
    if (!opened) {
        co_return refuse(unreadable(opened.error()), sender->probe);
    }
    if (const auto objection = object_to_run(opened->run, digest_in(request), edge_.now())) {
        co_return refuse(*objection, sender->probe);
    }
    auto response = co_await take(*std::move(sender), std::move(opened->run), std::move(request.body));
    co_return response;
}

asio::awaitable<http::Response> DeviceDesk::take(Registration sender, measure::DeviceRun run, std::string bytes)
{
    const auto probe = sender.probe;
    const Hold hold(underway_, run.frames_sha256);
    if (!hold.has()) {
        co_return refuse(not_now("run_underway", "The same run is being received", "", 1s), probe);
    }
    const auto sha256 = codec::sha256(bytes);
    const auto known = find(run.frames_sha256);
    if (!known) {
        co_return refuse(not_now("store_unavailable", "The collector cannot look runs up", measure::to_string(known.error()),
                                 limits_.retry_after),
                         probe);
    }
    if (*known) {
        if (auto answer = answer_known(sender, run, **known, sha256)) {
            co_return *std::move(answer);
        }
    }
    auto response = co_await keep(std::move(sender), std::move(run), std::move(bytes), sha256);
    co_return response;
}

asio::awaitable<http::Response> DeviceDesk::keep(Registration sender, measure::DeviceRun run, std::string bytes,
                                                 std::string sha256)
{
    const auto probe = sender.probe;
    const auto octets = bytes.size();
    const auto embargo = day_after(edge_.now(), limits_.embargo);
    ReceivedDeviceRun fact{.bytes = std::move(bytes),
                           .sha256 = sha256,
                           .frames_sha256 = run.frames_sha256,
                           .sender = std::move(sender),
                           .embargo = embargo};
    LedgerEntry entry{.position = 0, .at = edge_.now(), .fact = std::move(fact)};
    const auto position = co_await keep_fact(edge_.ledger, edge_.index, std::move(entry), limits_.retry_after);
    if (!position) {
        co_return refuse(position.error(), probe);
    }
    const KnownRun kept{.probe = probe, .sha256 = sha256, .embargo = embargo};
    ahead_[run.frames_sha256] = {.run = kept, .position = *position};
    edge_.observe({.word = "device_run", .probe = probe, .octets = octets, .results = run.rows.size(), .detail = {}});
    co_return confirm(run, embargo, false);
}

measure::Result<std::optional<KnownRun>> DeviceDesk::find(const std::string& digest)
{
    const auto watermark = edge_.index.watermark();
    std::erase_if(ahead_, [watermark](const auto& it) { return it.second.position <= watermark; });
    if (const auto ahead = ahead_.find(digest); ahead != ahead_.end()) {
        return std::optional(ahead->second.run);
    }
    return edge_.devices.find_run(digest);
}

/// nullopt: the run takes the place of the one that is known.
std::optional<http::Response> DeviceDesk::answer_known(const Registration& sender, const measure::DeviceRun& run,
                                                       const KnownRun& known, const std::string& sha256)
{
    if (known.probe != sender.probe) {
        return refuse(problem(409, "foreign_run", "Another laboratory brought this run",
                              "its frames are known already; a run is brought once, by the laboratory that made it"),
                      sender.probe);
    }
    if (known.sha256 == sha256) {
        edge_.observe({.word = "device_run_again", .probe = sender.probe, .octets = 0, .results = 0, .detail = {}});
        return confirm(run, known.embargo, true);
    }
    if (!run.rejudged) {
        return refuse(problem(409, "run_differs", "The same frames are known with another record",
                              "the ledger has " + known.sha256 + ", this one is " + sha256),
                      sender.probe);
    }
    return std::nullopt;
}

http::Response DeviceDesk::confirm(const measure::DeviceRun& run, const std::string& embargo, bool duplicate) const
{
    return accept({{"device", codec::device_id(run.device)},
                   {"run", run.frames_sha256},
                   {"duplicate", duplicate},
                   {"embargo", exposes(run) ? embargo : ""},
                   {"server_time", measure::to_rfc3339(edge_.now())}});
}

http::Response DeviceDesk::refuse(const Problem& problem, const std::string& probe)
{
    edge_.observe({.word = problem.kind, .probe = probe, .octets = 0, .results = 0, .detail = problem.detail});
    return to_response(problem);
}

}  // namespace collector::ingest
