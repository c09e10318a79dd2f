#include "collector/ingest/dispute_desk.hpp"

#include "collector/access/may.hpp"
#include "collector/ingest/refusal.hpp"
#include "http/bearer.hpp"

#include <nlohmann/json.hpp>

#include <charconv>

namespace collector::ingest {
namespace {

namespace asio = boost::asio;
using namespace std::chrono_literals;
using Json = nlohmann::json;
using measure::CaseNote;
using measure::CaseStep;

constexpr std::string_view kPath = "/v1/disputes";
constexpr std::string_view kRecheck = "/recheck";
constexpr auto kRetryAfter = 30s;
constexpr std::size_t kMostOctets = 16U << 10U;
constexpr std::size_t kLongestWhy = 2000;

/// The case of /v1/disputes/N/recheck; 0 for the list itself; nullopt for anything else.
std::optional<std::uint64_t> case_in(std::string_view path)
{
    if (path == kPath) {
        return 0;
    }
    if (!path.starts_with(kPath) || !path.ends_with(kRecheck) || path.size() <= kPath.size() + 1 + kRecheck.size()) {
        return std::nullopt;
    }
    const auto digits = path.substr(kPath.size() + 1, path.size() - kPath.size() - 1 - kRecheck.size());
    std::uint64_t number = 0;
    const auto [end, code] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    const bool whole = path[kPath.size()] == '/' && code == std::errc{} && end == digits.data() + digits.size();
    return whole && number > 0 ? std::optional(number) : std::nullopt;
}

std::optional<Problem> object_to_route(const http::Request& request)
{
    if (!case_in(request.path)) {
        return problem(404, "not_found", "There is nothing at this path", "POST /v1/disputes or /v1/disputes/N/recheck");
    }
    return request.method == "POST" ? std::nullopt : std::optional(problem(405, "method_not_allowed", "The method is POST"));
}

/// What an organisation writes.
struct Letter {
    std::string target;
    std::string check;
    std::string why;
    bool recheck = false;
};

std::string text_in(const Json& json, const char* name)
{
    const auto found = json.find(name);
    return found != json.end() && found->is_string() ? found->get<std::string>() : "";
}

tl::expected<Letter, Problem> read_letter(const std::string& body)
{
    const auto json = Json::parse(body, nullptr, false);
    if (!json.is_object()) {
        return tl::unexpected(problem(422, "dispute_unreadable", "The body is not understood", "send an object of JSON"));
    }
    const auto recheck = json.value("recheck", Json(false));
    Letter letter{.target = text_in(json, "target"),
                  .check = text_in(json, "check"),
                  .why = text_in(json, "why"),
                  .recheck = recheck.is_boolean() && recheck.get<bool>()};
    if (letter.why.empty() || letter.why.size() > kLongestWhy) {
        return tl::unexpected(problem(422, "dispute_unreadable", "A dispute has a reason",
                                      "`why`: at most 2000 octets, which everybody may read"));
    }
    return letter;
}

}  // namespace

bool DisputeDesk::is_for(const http::Request& request)
{
    return request.path.starts_with(kPath);
}

tl::expected<Person, Problem> DisputeDesk::identify(const http::Request& request) const
{
    const auto token = http::bearer_token(request);
    const auto person = token ? edge_.bearer_of(*token) : std::nullopt;
    if (!person || person->revoked) {
        return tl::unexpected(problem(401, "token_unknown", "Nobody has this token", "Authorization: Bearer TOKEN"));
    }
    return *person;
}

std::optional<http::Response> DisputeDesk::admit(const http::Request& request)
{
    if (const auto objection = object_to_route(request)) {
        return to_response(*objection);
    }
    const auto person = identify(request);
    if (!person) {
        return to_response(person.error());
    }
    if (!edge_.has_room()) {
        return to_response(not_now("disk_full", "The collector's disk is full", "", kRetryAfter));
    }
    if (const auto wait = quota_.take(person->name, kMostOctets, Quota::Clock::now())) {
        auto refused = problem(429, "quota", "Too many disputes in a minute");
        refused.retry_after = *wait;
        return to_response(refused);
    }
    return std::nullopt;
}

/// The note as it will stand on the ledger. Who may not is told so before anything of the record is.
tl::expected<CaseNote, Problem> DisputeDesk::read(const http::Request& request, const Person& person) const
{
    if (request.body.size() > kMostOctets) {
        return tl::unexpected(problem(413, "dispute_too_large", "The dispute is too large", "at most 16384 octets"));
    }
    const auto letter = read_letter(request.body);
    if (!letter) {
        return tl::unexpected(letter.error());
    }
    const auto number = case_in(request.path).value_or(0);
    auto note =
        number == 0 ? edge_.describe(letter->target, letter->check) : edge_.describe_step(number, CaseStep::recheck_asked);
    // Cases are public: whoever names one that has its answer, or none, is told so.
    if (number != 0 && !note) {
        return tl::unexpected(problem(422, "nothing_to_dispute", "There is no such case any more, or not yet",
                                      measure::to_string(note.error())));
    }
    const access::Subject subject{
        .country = note ? note->country : "", .domain = note ? note->target : letter->target, .author = {}};
    if (!access::may(person, access::Action::dispute, subject)) {
        return tl::unexpected(
            problem(403, "not_allowed", "This is not for you to dispute",
                    "a token of the role owner speaks for its own domains, one of a regulator for its country"));
    }
    if (!note) {
        return tl::unexpected(
            problem(422, "nothing_to_dispute", "There is no such verdict", measure::to_string(note.error())));
    }
    note->by = person.organisation.empty() ? person.name : person.organisation;
    note->text = letter->why;
    return *note;
}

asio::awaitable<measure::Result<std::uint64_t>> DisputeDesk::append(CaseNote note)
{
    LedgerEntry entry{.position = 0, .at = edge_.now(), .fact = measure::PublicNote(std::move(note))};
    auto position = co_await edge_.ledger.append(std::move(entry));
    if (position) {
        edge_.index.ledger_grew(*position);
    }
    co_return position;
}

asio::awaitable<http::Response> DisputeDesk::receive(http::Request request)
{
    const auto objection = object_to_route(request);
    const auto person = identify(request);
    if (objection || !person) {
        co_return to_response(objection ? *objection : person.error());
    }
    auto note = read(request, *person);
    if (!note) {
        co_return to_response(note.error());
    }
    auto first = *note;
    const auto position = co_await append(std::move(first));
    const auto number = note->number != 0 ? note->number : position.value_or(0);
    const bool wants_recheck = note->number == 0 && read_letter(request.body)->recheck;
    auto kept = position;
    if (position && wants_recheck) {
        note->number = number;
        note->step = CaseStep::recheck_asked;
        auto second = *note;
        kept = co_await append(std::move(second));
    }
    if (!kept) {
        co_return to_response(not_now("ledger_unavailable", "The collector cannot keep the dispute now",
                                      measure::to_string(kept.error()), kRetryAfter));
    }
    const Json told{{"case", number}, {"target", note->target}, {"check", note->check}};
    co_return accept(told);
}

}  // namespace collector::ingest
