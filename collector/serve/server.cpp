#include "collector/serve/server.hpp"

#include "collector/access/may.hpp"
#include "collector/serve/accepted_coding.hpp"
#include "collector/serve/audited.hpp"
#include "collector/serve/bearer.hpp"
#include "collector/serve/compress.hpp"
#include "collector/serve/dashboard.hpp"
#include "collector/serve/entity_tag.hpp"
#include "collector/serve/freshness.hpp"
#include "collector/serve/handlers.hpp"
#include "collector/serve/kept_answers.hpp"
#include "collector/serve/reading.hpp"
#include "http/header.hpp"

#include <algorithm>
#include <cassert>
#include <memory>
#include <utility>

namespace collector::serve {
namespace {

struct Face {
    Site site;
    NationalTable nations{};  ///< As the public sees them,
    std::string opened{};     ///< since this day, on which something became public.
    NationalTable figures{};  ///< With what is withheld: for metrics, which tell national figures alone.
    FindingsNow findings{};
    KeptAnswers kept{};
};

struct Found {
    const Route* route = nullptr;
    std::map<std::string, std::string> names{};
};

Found find_route(const std::string& path)
{
    for (const auto& route : routes()) {
        if (auto names = match(route.pattern, path)) {
            return {&route, std::move(*names)};
        }
    }
    return {};
}

bool has_header(const http::Response& response, std::string_view name)
{
    return std::any_of(response.headers.begin(), response.headers.end(),
                       [name](const auto& header) { return header.first == name; });
}

/// What every answer carries, whatever it is: nothing of ours runs scripts, is framed or tells where it was read.
///
/// A 304 goes without: what it carries would take the place of the policy that came with the stored answer (RFC 9111 section 3.2).
void add_safety(http::Response& response)
{
    if (response.status == 304) {
        return;
    }
    for (const auto& [name, value] :
         {std::pair{"X-Content-Type-Options", "nosniff"}, std::pair{"Referrer-Policy", "no-referrer"},
          std::pair{"Cross-Origin-Resource-Policy", "same-origin"},
          std::pair{"Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"}}) {
        if (!has_header(response, name)) {
            response.headers.emplace_back(name, value);
        }
    }
}

http::Problem wrong_method(const http::Request& request)
{
    return {405, "method_not_allowed", "Only GET and HEAD are answered here", "the method was " + request.method, {}};
}

http::Problem bad_query(std::vector<http::ProblemReason> faults)
{
    std::string names;
    for (const auto& fault : faults) {
        names += (names.empty() ? "" : ", ") + fault.pointer;
    }
    return {400, "bad_parameter", "The query has parameters this address does not take", names, std::move(faults)};
}

/// What a token shows is for its bearer alone.
Freshness freshness_for(const Route& route, const http::Request& request)
{
    const bool for_bearer = depends_on_reader(route.freshness) && !header_of(request, "authorization").empty();
    return for_bearer ? Freshness::never : route.freshness;
}

Answer answer_fresh(const Call& call, const Route& route, Freshness freshness, const std::string& tag, bool compressed)
{
    auto answer = route.answer(call);
    if (answer && answer->status == 200) {
        add_freshness(*answer, route, freshness, tag);
        if (compressed) {
            compress(*answer);
        }
    }
    return answer;
}

/// A stream reads on after its answer was given: what it reads through lives as long.
void keep_alive(http::Response& response, std::shared_ptr<Reading> reading)
{
    if (response.next_piece) {
        response.next_piece = [reading = std::move(reading), next = std::move(response.next_piece)] { return next(); };
    }
}

/// What is asked for: one address with its query. Path and query are as the client wrote them, decoded.
std::string address_of(const Call& call)
{
    std::string address = call.path;
    for (const auto& [name, value] : call.query) {
        address.append("\n").append(name).append("=").append(value);
    }
    return address;
}

/// What is published stays as it is until the next scoring, and is asked for in between by many.
Answer answer_once(Face& face, const Call& call, const Route& route, Freshness freshness, const std::string& tag,
                   bool compressed)
{
    if (freshness != Freshness::published) {
        return answer_fresh(call, route, freshness, tag, compressed);
    }
    const auto address = address_of(call);
    if (const auto* kept = face.kept.find(address, tag)) {
        return *kept;
    }
    auto answer = answer_fresh(call, route, freshness, tag, compressed);
    if (answer) {
        face.kept.keep(address, tag, *answer);
    }
    return answer;
}

Answer answer_unchanged(const Route& route, Freshness freshness, const std::string& tag)
{
    http::Response unchanged;
    unchanged.status = 304;
    add_freshness(unchanged, route, freshness, tag);
    return unchanged;
}

/// Its tag, taken out of an answer that a handler has tagged itself.
std::string take_tag(http::Response& response)
{
    const auto found = std::ranges::find(response.headers, "ETag", [](const auto& header) { return header.first; });
    assert(found != response.headers.end());
    auto tag = std::move(found->second);
    response.headers.erase(found);
    return tag;
}

/// What carries the SHA-256 of its octets as its tag already: what an editor has read he names in If-Match.
Answer answer_by_digest(const Call& call, const Route& route, const http::Request& request)
{
    auto answer = route.answer(call);
    if (!answer) {
        return answer;
    }
    const auto tag = take_tag(*answer);
    if (names_tag(header_of(request, "if-none-match"), tag)) {
        return answer_unchanged(route, route.freshness, tag);
    }
    add_freshness(*answer, route, route.freshness, tag);
    return answer;
}

/// The answer from the reader's views, or that it is unchanged since the tag which the reader names.
Answer answer_tagged(Face& face, const Route& route, const http::Request& request, Call& call)
{
    const auto freshness = freshness_for(route, request);
    if (freshness == Freshness::digest) {
        return answer_by_digest(call, route, request);
    }
    // However short the answer: so the tag is known before there is one.
    const bool compressed = may_compress(route) && accepts_gzip(header_of(request, "accept-encoding"));
    const auto tag = make_entity_tag(call.version, edition_for(face.site, freshness, call.shown), compressed ? "gzip" : "");
    if (freshness != Freshness::never && names_tag(header_of(request, "if-none-match"), tag)) {
        return answer_unchanged(route, freshness, tag);
    }
    return answer_once(face, call, route, freshness, tag, compressed);
}

measure::Result<std::shared_ptr<const KnownFindings>> findings_now(Face& face)
{
    return face.site.views.published().and_then(
        [&face](std::uint64_t at) { return face.findings.at(at, face.site.access); });
}

/// What was counted for the public before an embargo ended holds no longer.
NationalTable& nations_for(Face& face, Reading& reading)
{
    if (reading.reader()) {
        return reading.own_nations();
    }
    if (auto opened = reading.views().opened(); opened != face.opened) {
        face.nations = {};
        face.opened = std::move(opened);
    }
    return face.nations;
}

/// Who asks with a token that holds is written down before anything is read.
Answer answer_reader(Face& face, const Route& route, const http::Request& request, Call call)
{
    const auto findings = findings_now(face);
    if (!findings) {
        return failed(call, findings.error());
    }
    const auto reading = std::make_shared<Reading>(face.site, *findings, bearer_of(face.site, request));
    const auto& reader = reading->reader();
    const bool allowed = route.answer != &answer_audit || (reader && access::may(*reader, access::Action::read_audit, {}));
    if (reader) {
        if (auto problem = write_down(face.site, request, *reader, "read", allowed)) {
            return tl::unexpected(*std::move(problem));
        }
    }
    Call shown{.site = reading->site(),
               .nations = nations_for(face, *reading),
               .version = call.version,
               .path = std::move(call.path),
               .names = std::move(call.names),
               .query = std::move(call.query),
               .headers = std::move(call.headers),
               .reader = reader,
               .shown = &reading->views()};
    auto answer = answer_tagged(face, route, request, shown);
    if (answer) {
        keep_alive(*answer, reading);
    }
    return answer;
}

Answer answer_route(Face& face, const http::Request& request, Found found)
{
    const auto& route = *found.route;
    auto faults = find_faults(route, request.query);
    if (!faults.empty()) {
        return tl::unexpected(bad_query(std::move(faults)));
    }
    Call call{.site = face.site,
              .nations = face.figures,
              .version = 0,
              .path = request.path,
              .names = std::move(found.names),
              .query = request.query,
              .headers = request.headers};
    const auto version = version_for(face.site, route.freshness);
    if (!version) {
        return failed(call, version.error());
    }
    call.version = *version;
    const bool is_private = depends_on_reader(route.freshness) || route.answer == &answer_audit;
    return is_private ? answer_reader(face, route, request, std::move(call)) : answer_tagged(face, route, request, call);
}

Answer refuse_method(const http::Request& request)
{
    auto refused = http::to_response(wrong_method(request));
    refused.headers.emplace_back("Allow", "GET, HEAD");
    return refused;
}

Answer answer(Face& face, const http::Request& request)
{
    const bool reads = request.method == "GET" || request.method == "HEAD";
    if (is_dashboard_address(request.path)) {
        return reads ? answer_dashboard(face.site.web, request) : refuse_method(request);
    }
    auto found = find_route(request.path);
    if (found.route == nullptr && reads && is_astray(request)) {
        return answer_astray(face.site.web, request);
    }
    if (found.route == nullptr) {
        return tl::unexpected(not_found("no such address; /api/v1/openapi.json describes those there are"));
    }
    return reads ? answer_route(face, request, std::move(found)) : refuse_method(request);
}

boost::asio::awaitable<http::Response> respond(std::shared_ptr<Face> face, http::Request request)
{
    auto answered = answer(*face, request);
    auto response = answered ? std::move(*answered) : http::to_response(answered.error());
    add_safety(response);
    co_return response;
}

}  // namespace

http::Handler make_handler(Site site)
{
    auto face = std::make_shared<Face>(Face{.site = std::move(site)});
    return [face](http::Request request) { return respond(face, std::move(request)); };
}

}  // namespace collector::serve
