#include "collector/ingest/publication_desk.hpp"

#include "collector/access/may.hpp"
#include "collector/ingest/country_path.hpp"
#include "collector/ingest/refusal.hpp"

#include <nlohmann/json.hpp>

namespace collector::ingest {
namespace {

namespace asio = boost::asio;
using namespace std::chrono_literals;

constexpr std::string_view kPath = "/v1/reports";
constexpr auto kRetryAfter = 30s;

std::optional<Problem> object_to_route(const http::Request& request)
{
    if (!country_below(kPath, request.path)) {
        return problem(404, "not_found", "There is nothing at this path",
                       "POST /v1/reports/KE, with the country's two capital letters");
    }
    return request.method == "POST" ? std::nullopt : std::optional(problem(405, "method_not_allowed", "The method is POST"));
}

nlohmann::json to_json(const KeptReport& report)
{
    return {{"report", report.id},
            {"country", report.country},
            {"as_of", measure::to_rfc3339(report.as_of)},
            {"kept", measure::to_rfc3339(report.kept)}};
}

}  // namespace

bool PublicationDesk::is_for(const http::Request& request)
{
    return request.path.starts_with(kPath);
}

std::optional<http::Response> PublicationDesk::admit(const http::Request& request)
{
    return office_.admit(request, object_to_route(request), 0,
                         problem(413, "report_has_no_body", "A report is made of what is measured",
                                 "send no body; the path says of which country"));
}

asio::awaitable<http::Response> PublicationDesk::receive(http::Request request)
{
    const auto visit = office_.come_in(request, object_to_route(request));
    if (!visit) {
        co_return visit.error();
    }
    const auto made = make(*visit, country_below(kPath, request.path).value());
    co_return made ? accept(to_json(*made)) : office_.refuse(made.error(), &*visit);
}

/// No fact of the ledger: the deed is written down as it was asked for.
tl::expected<KeptReport, Problem> PublicationDesk::make(const Visit& visit, const measure::CountryCode& country)
{
    if (!access::may(visit.person, access::Action::keep_report, {.country = country, .domain = {}, .author = {}})) {
        return tl::unexpected(problem(403, "not_allowed", "This is not for you to publish",
                                      "it takes the role regulator for " + country + "; docs/roles.md has the table"));
    }
    if (auto unwritten = office_.note(visit)) {
        return tl::unexpected(*std::move(unwritten));
    }
    auto kept = edge_.keep(country);
    if (!kept) {
        return tl::unexpected(not_now("store_unavailable", "The collector cannot make the report now",
                                      measure::to_string(kept.error()), kRetryAfter));
    }
    if (!*kept) {
        return tl::unexpected(problem(404, "not_found", "No score of this country was made yet",
                                      "a report tells of one; /api/v1/countries on the public side lists those there are"));
    }
    return **std::move(kept);
}

}  // namespace collector::ingest
