#include "collector/ingest/contribution_desk.hpp"

#include "codec/digest.hpp"
#include "collector/access/may.hpp"
#include "collector/ingest/refusal.hpp"
#include "collector/repository/contribution_file.hpp"
#include "collector/repository/plausible.hpp"
#include "collector/repository/progress.hpp"
#include "measure/words.hpp"

#include <nlohmann/json.hpp>

namespace collector::ingest {
namespace {

namespace asio = boost::asio;
using namespace std::chrono_literals;
using Json = nlohmann::json;

constexpr auto kRetryAfter = 30s;
constexpr std::size_t kMostListed = 200;
constexpr std::size_t kLongestReason = 2000;

std::optional<Problem> object_to_route(const http::Request& request)
{
    const auto path = parse_submission_path(request.path);
    if (!path) {
        return problem(404, "not_found", "There is nothing at this path",
                       "POST /v1/repository/submissions, or approve, return, publish or withdraw below one of them");
    }
    const bool writes = path->step || path->number == 0;
    if ((writes && request.method == "POST") || (!path->step && request.method == "GET")) {
        return std::nullopt;
    }
    return problem(405, "method_not_allowed",
                   path->step ? "The method is POST"
                   : writes   ? "The method is GET or POST"
                              : "The method is GET");
}

Problem forbidden(const std::string& what)
{
    return problem(403, "not_allowed", "This is not for you to do", what);
}

/// Who may review it sees it, and who wrote it.
bool may_see(const Person& person, const Submission& it)
{
    return it.by == person.name || access::may(person, access::Action::publish_experience,
                                               {.country = it.card.country, .domain = {}, .author = it.by});
}

tl::expected<std::string, Problem> reason_in(const std::string& body)
{
    if (body.empty()) {
        return std::string();
    }
    const auto json = Json::parse(body, nullptr, false);
    if (!json.is_object() || !json.contains("reason") || !json["reason"].is_string() ||
        json["reason"].get_ref<const std::string&>().size() > kLongestReason) {
        return tl::unexpected(problem(422, "reason_unreadable", "The body is not understood",
                                      R"(send {"reason": "..."} with at most 2000 octets, or nothing)"));
    }
    return json["reason"].get<std::string>();
}

Json to_json(const Submission& it)
{
    Json steps = Json::array();
    for (const auto& step : it.steps) {
        steps.push_back({{"step", measure::to_word(step.step)},
                         {"at", measure::to_rfc3339(step.at)},
                         {"by", step.by},
                         {"reason", step.reason}});
    }
    return {{"submission", it.position},
            {"contribution", it.contribution},
            {"kind", measure::to_word(it.card.kind)},
            {"country", it.card.country},
            {"title", it.card.title},
            {"by", it.by},
            {"at", measure::to_rfc3339(it.at)},
            {"sha256", it.sha256},
            {"standing", measure::to_word(repository::standing_of(it))},
            {"steps", std::move(steps)}};
}

Problem unavailable(const measure::Error& error)
{
    return not_now("store_unavailable", "The collector cannot look submissions up", measure::to_string(error), kRetryAfter);
}

}  // namespace

ContributionDesk::ContributionDesk(ContributionEdge edge, QuotaLimits quota)
    : office_(std::move(edge.office), quota), contributions_(edge.contributions), country_of_(std::move(edge.country_of))
{
}

bool ContributionDesk::is_for(const http::Request& request)
{
    return request.path.starts_with("/v1/repository");
}

std::optional<http::Response> ContributionDesk::admit(const http::Request& request)
{
    if (request.method == "GET") {
        const auto visit = office_.come_in(request, object_to_route(request));
        return visit ? std::nullopt : std::optional(visit.error());
    }
    const auto too_large = problem(413, "contribution_too_large", "The contribution is too large",
                                   "at most " + std::to_string(repository::kLongestContribution) + " octets");
    return office_.admit(request, object_to_route(request), repository::kLongestContribution, too_large);
}

asio::awaitable<http::Response> ContributionDesk::receive(http::Request request)
{
    auto visit = office_.come_in(request, object_to_route(request));
    if (!visit) {
        co_return visit.error();
    }
    const auto path = parse_submission_path(request.path).value();
    if (request.method == "GET") {
        co_return answer(*visit, path);
    }
    auto fact =
        path.number == 0 ? read_submission(visit->person, request.body) : read_step(visit->person, path, request.body);
    if (!fact) {
        co_return office_.refuse(fact.error(), &*visit);
    }
    auto response = co_await take(*std::move(visit), *std::move(fact));
    co_return response;
}

asio::awaitable<http::Response> ContributionDesk::take(Visit visit, ContributionFact fact)
{
    Json told = {{"contribution", fact.contribution}, {"step", measure::to_word(fact.step)}};
    const auto submission = fact.submission;
    Office::Fact kept(std::move(fact));
    const auto position = co_await office_.keep(visit, std::move(kept));
    if (!position) {
        co_return office_.refuse(position.error(), &visit);
    }
    told["submission"] = submission == 0 ? *position : submission;
    co_return accept(told);
}

/// The index is asked for a study of one target alone.
std::optional<Problem> ContributionDesk::object_to_target(const repository::Contribution& contribution) const
{
    if (!repository::is_of_target(contribution)) {
        return std::nullopt;
    }
    const auto holds = country_of_(contribution.series.target);
    if (!holds) {
        return unavailable(holds.error());
    }
    const auto fault = repository::object_to_target(contribution, *holds);
    return fault ? std::optional(unreadable("contribution_unreadable", "The contribution cannot be taken", {*fault}))
                 : std::nullopt;
}

tl::expected<ContributionFact, Problem> ContributionDesk::read_submission(const Person& person,
                                                                          const std::string& text) const
{
    const auto read = repository::read_contribution_text(text, "contribution");
    if (!read.errors.empty()) {
        return tl::unexpected(unreadable("contribution_unreadable", "The contribution cannot be taken", read.errors));
    }
    const auto& country = read.contribution.card.country;
    const bool is_profile = read.contribution.card.kind == ContributionKind::profile;
    const auto action = is_profile ? access::Action::submit_profile : access::Action::submit_case_study;
    if (!access::may(person, action, {.country = country, .domain = {}, .author = {}})) {
        return tl::unexpected(
            forbidden("to submit for " + country + " takes the role author there" +
                      (is_profile ? ", or profile_editor" : "; a profile_editor hands in profiles alone")));
    }
    if (auto objection = object_to_target(read.contribution)) {
        return tl::unexpected(*std::move(objection));
    }
    return ContributionFact{.step = ContributionStep::submitted,
                            .contribution = read.contribution.id,
                            .submission = 0,
                            .by = person.name,
                            .reason = {},
                            .sha256 = codec::sha256(text),
                            .text = text};
}

tl::expected<Submission, Problem> ContributionDesk::named_submission(std::uint64_t number) const
{
    const auto found = contributions_.submission(number);
    if (!found) {
        return tl::unexpected(unavailable(found.error()));
    }
    if (!*found && number > office_.edge().index.watermark()) {
        return tl::unexpected(not_now("index_behind", "The index does not hold it yet", "come again in a moment", 1s));
    }
    if (!*found) {
        return tl::unexpected(problem(404, "not_found", "There is no such submission"));
    }
    return **found;
}

tl::expected<ContributionFact, Problem> ContributionDesk::read_step(const Person& person, const SubmissionPath& path,
                                                                    const std::string& body) const
{
    const auto submission = named_submission(path.number);
    if (!submission) {
        return tl::unexpected(submission.error());
    }
    const access::Subject subject{.country = submission->card.country, .domain = {}, .author = submission->by};
    if (!access::may(person, access::Action::publish_experience, subject)) {
        return tl::unexpected(
            forbidden("it takes the role reviewer for " + subject.country + ", and nobody reviews his own text"));
    }
    const auto step = path.step.value();
    if (const auto allowed = repository::check_step(*submission, step, person.name); !allowed) {
        return tl::unexpected(
            problem(409, "step_out_of_turn", "It is not the turn of this step", measure::to_string(allowed.error())));
    }
    return reason_in(body).map([&](std::string reason) {
        return ContributionFact{.step = step,
                                .contribution = submission->contribution,
                                .submission = submission->position,
                                .by = person.name,
                                .reason = std::move(reason),
                                .sha256 = submission->sha256,
                                .text = {}};
    });
}

http::Response ContributionDesk::answer(const Visit& visit, const SubmissionPath& path)
{
    const auto seen = path.number == 0 ? list(visit.person) : show(visit.person, path.number);
    if (!seen) {
        return office_.refuse(seen.error(), &visit);
    }
    const auto unwritten = office_.note(visit);
    return unwritten ? to_response(*unwritten) : accept(*seen);
}

tl::expected<Json, Problem> ContributionDesk::list(const Person& person) const
{
    const auto his = contributions_.submissions([&](const Submission& it) { return may_see(person, it); }, kMostListed);
    if (!his) {
        return tl::unexpected(unavailable(his.error()));
    }
    Json seen = Json::array();
    for (const auto& it : *his) {
        seen.push_back(to_json(it));
    }
    return Json{{"schema", 1}, {"submissions", std::move(seen)}};
}

/// What somebody may not see is not told apart from what is not there.
tl::expected<Json, Problem> ContributionDesk::show(const Person& person, std::uint64_t number) const
{
    const auto submission = named_submission(number);
    if (!submission) {
        return tl::unexpected(submission.error());
    }
    if (!may_see(person, *submission)) {
        return tl::unexpected(problem(404, "not_found", "There is no such submission"));
    }
    const auto text = contributions_.text(submission->position);
    if (!text) {
        return tl::unexpected(unavailable(text.error()));
    }
    auto json = to_json(*submission);
    json["schema"] = 1;
    json["text"] = text->value_or("");
    return json;
}

}  // namespace collector::ingest
