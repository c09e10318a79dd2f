#include "collector/ingest/dispute_desk.hpp"

#include "collector/access/may.hpp"
#include "collector/ingest/refusal.hpp"

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
    std::string round;
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
                  .round = text_in(json, "round"),
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

std::optional<http::Response> DisputeDesk::admit(const http::Request& request)
{
    return office_.admit(
        request, object_to_route(request), kMostOctets,
        problem(413, "dispute_too_large", "The dispute is too large", "at most " + std::to_string(kMostOctets) + " octets"));
}

/// The note as it will stand on the ledger. Who may not is told so before anything of the record is.
tl::expected<DisputeDesk::Wish, Problem> DisputeDesk::read(const http::Request& request, const Person& person) const
{
    const auto letter = read_letter(request.body);
    if (!letter) {
        return tl::unexpected(letter.error());
    }
    const auto number = case_in(request.path).value_or(0);
    auto note = number == 0 ? edge_.describe(letter->target, letter->check, letter->round)
                            : edge_.describe_step(number, CaseStep::recheck_asked);
    // Cases are public: whoever names one that has its answer, or none, is told so.
    if (number != 0 && !note) {
        return tl::unexpected(problem(422, "nothing_to_dispute", "There is no such case any more, or not yet",
                                      measure::to_string(note.error())));
    }
    const auto target = note ? note->target : letter->target;
    const auto country = note ? std::optional(note->country) : edge_.country_of(target).value_or(std::nullopt);
    const access::Subject subject{.country = country.value_or(""), .domain = target, .author = {}};
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
    return Wish{.note = *std::move(note), .recheck_too = number == 0 && letter->recheck};
}

asio::awaitable<Kept> DisputeDesk::keep(Visit visit, CaseNote note)
{
    Office::Fact fact(measure::PublicNote(std::move(note)));
    auto kept = co_await office_.keep(std::move(visit), std::move(fact));
    co_return kept;
}

asio::awaitable<http::Response> DisputeDesk::receive(http::Request request)
{
    const auto visit = office_.come_in(request, object_to_route(request));
    if (!visit) {
        co_return visit.error();
    }
    auto wish = read(request, visit->person);
    if (!wish) {
        co_return office_.refuse(wish.error(), &*visit);
    }
    auto& note = wish->note;
    auto kept = co_await keep(*visit, note);
    note.number = note.number != 0 ? note.number : kept.value_or(0);
    if (kept && wish->recheck_too) {
        note.step = CaseStep::recheck_asked;
        kept = co_await keep(*visit, note);
    }
    if (!kept) {
        co_return office_.refuse(kept.error(), &*visit);
    }
    const Json told{{"case", note.number}, {"target", note.target}, {"check", note.check}};
    co_return accept(told);
}

}  // namespace collector::ingest
