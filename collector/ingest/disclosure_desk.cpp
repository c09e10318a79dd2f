#include "collector/ingest/disclosure_desk.hpp"

#include "collector/access/embargo.hpp"
#include "collector/access/may.hpp"
#include "collector/ingest/refusal.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace collector::ingest {
namespace {

namespace asio = boost::asio;
using namespace std::chrono_literals;
using Json = nlohmann::json;

constexpr std::string_view kPath = "/v1/disclosures";
constexpr auto kRetryAfter = 30s;
constexpr std::size_t kMostOctets = 16U << 10U;
constexpr std::size_t kLongestReason = 2000;
constexpr std::array<std::string_view, 5> kMembers{"step", "target", "check", "on", "reason"};

std::optional<Problem> object_to_route(const http::Request& request)
{
    if (request.path != kPath) {
        return problem(404, "not_found", "There is nothing at this path", "GET or POST /v1/disclosures");
    }
    const bool is_method = request.method == "GET" || request.method == "POST";
    return is_method ? std::nullopt : std::optional(problem(405, "method_not_allowed", "The method is GET or POST"));
}

Problem unreadable(std::string detail)
{
    return problem(422, "disclosure_unreadable", "The body is not understood", std::move(detail));
}

Problem unavailable(const measure::Error& error)
{
    return not_now("store_unavailable", "The collector cannot look findings up", measure::to_string(error), kRetryAfter);
}

Problem forbidden(const std::string& detail)
{
    return problem(403, "not_allowed", "This is not for you to tell or to read", detail);
}

/// What is wrong with the members by themselves; "" for nothing.
std::string fault_in(const Json& json)
{
    if (!json.is_object()) {
        return R"(send an object of JSON: {"step": "tell", "target": "...", "reason": "..."})";
    }
    for (const auto& [name, value] : json.items()) {
        if (std::ranges::find(kMembers, name) == kMembers.end()) {
            return "no member is called " + Json(name).dump(-1, ' ', true) + "; step, target, check, on and reason are";
        }
        if (!value.is_string()) {
            return "`" + name + "` is text";
        }
    }
    const auto step = json.value("step", "");
    if (step != "tell" && step != "release") {
        return R"(`step` is "tell" or "release")";
    }
    const auto reason = json.value("reason", "").size();
    const bool is_reason = reason > 0 && reason <= kLongestReason;
    return is_reason ? "" : "`reason` says how the owner was told, or why it is released: at most 2000 octets";
}

access::Telling telling_in(const Json& json, const Person& person)
{
    return {.target = json.value("target", ""),
            .check = json.value("check", ""),
            .day = json.value("on", ""),
            .by = person.name,
            .reason = json.value("reason", ""),
            .is_release = json.value("step", "") == "release"};
}

/// One telling or release at least.
Json to_json(const std::vector<Disclosure>& disclosures)
{
    Json checks = Json::array();
    for (const auto& it : disclosures) {
        checks.push_back(it.check);
    }
    return {{"target", disclosures.front().target},
            {"checks", std::move(checks)},
            {"public_from", disclosures.front().public_from}};
}

bool may_tell(const Person& person, const measure::CountryCode& country, const std::string& target)
{
    return access::may(person, access::Action::tell_owner, {.country = country, .domain = target, .author = {}});
}

}  // namespace

bool DisclosureDesk::is_for(const http::Request& request)
{
    return request.path.starts_with(kPath);
}

std::optional<http::Response> DisclosureDesk::admit(const http::Request& request)
{
    if (request.method == "GET") {
        const auto visit = office_.come_in(request, object_to_route(request));
        return visit ? std::nullopt : std::optional(visit.error());
    }
    return office_.admit(
        request, object_to_route(request), kMostOctets,
        problem(413, "disclosure_too_large", "The body is too large", "at most " + std::to_string(kMostOctets) + " octets"));
}

asio::awaitable<http::Response> DisclosureDesk::receive(http::Request request)
{
    const auto visit = office_.come_in(request, object_to_route(request));
    if (!visit) {
        co_return visit.error();
    }
    if (request.method == "GET") {
        co_return answer(*visit);
    }
    auto disclosures = read(request.body, visit->person);
    if (!disclosures) {
        co_return office_.refuse(disclosures.error(), &*visit);
    }
    const auto told = to_json(*disclosures);
    for (auto& it : *disclosures) {
        Office::Fact fact(std::move(it));
        const auto kept = co_await office_.keep(*visit, std::move(fact));
        if (!kept) {
            co_return office_.refuse(kept.error(), &*visit);
        }
    }
    co_return accept(told);
}

/// Who may not is told so before anything of the findings is.
tl::expected<std::vector<Disclosure>, Problem> DisclosureDesk::read(const std::string& body, const Person& person) const
{
    const auto json = Json::parse(body, nullptr, false);
    if (auto fault = fault_in(json); !fault.empty()) {
        return tl::unexpected(unreadable(std::move(fault)));
    }
    const auto telling = telling_in(json, person);
    const auto country = edge_.country_of(telling.target);
    if (!country) {
        return tl::unexpected(unavailable(country.error()));
    }
    if (!may_tell(person, country->value_or(""), telling.target)) {
        return tl::unexpected(forbidden("it takes the role regulator for the target's country"));
    }
    if (!*country) {
        return tl::unexpected(unreadable("no frame holds `target`"));
    }
    const auto open = edge_.access.open_findings(**country, access::kExposingChecks);
    if (!open) {
        return tl::unexpected(unavailable(open.error()));
    }
    const auto today = std::chrono::floor<std::chrono::days>(edge_.office.now());
    return access::disclosures_of(telling, *open, today, edge_.embargo).map_error([](const measure::Error& error) {
        return unreadable(measure::to_string(error));
    });
}

http::Response DisclosureDesk::answer(const Visit& visit)
{
    const auto seen = list(visit.person);
    if (!seen) {
        return office_.refuse(seen.error(), &visit);
    }
    const auto unwritten = office_.note(visit);
    return unwritten ? to_response(*unwritten) : accept(*seen);
}

tl::expected<Json, Problem> DisclosureDesk::list(const Person& person) const
{
    if (!access::has_role(person, PersonRole::regulator)) {
        return tl::unexpected(forbidden("it takes the role regulator"));
    }
    const auto found = edge_.access.open_findings("", access::kExposingChecks);
    const auto told = edge_.access.disclosures();
    if (!found || !told) {
        return tl::unexpected(unavailable(found ? told.error() : found.error()));
    }
    Json rows = Json::array();
    for (const auto& it : *found) {
        if (may_tell(person, it.country, it.target)) {
            const auto day = access::public_from(*told, it.target, it.check);
            rows.push_back({{"target", it.target},
                            {"country", it.country},
                            {"check", it.check},
                            {"round", it.round},
                            {"public_from", day.empty() ? Json() : Json(day)}});
        }
    }
    return Json{{"schema", 1}, {"findings", std::move(rows)}};
}

}  // namespace collector::ingest
