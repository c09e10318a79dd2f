#include "probe/scrape/server.hpp"

#include "codec/digest.hpp"
#include "daemon/log.hpp"
#include "http/bearer.hpp"
#include "measure/words.hpp"
#include "probe/scrape/exposition.hpp"
#include "probe/scrape/log_events.hpp"

#include <algorithm>
#include <charconv>

namespace probe::scrape {

namespace asio = boost::asio;

namespace {

constexpr auto kPlain = "text/plain; charset=utf-8";
constexpr auto kExposition = "text/plain; version=0.0.4; charset=utf-8";
constexpr auto kTimeoutHeader = "x-prometheus-scrape-timeout-seconds";

/// How soon it is worth asking again; a scraper comes at its own time anyway.
constexpr auto kRetryAfter = "15";

struct Face {
    Site site;
    std::array<std::uint64_t, words_of(Answered{}).size()> scrapes{};
};

http::Response answer(int status, const char* type, std::string body)
{
    http::Response response;
    response.status = status;
    response.headers = {{"Content-Type", type}, {"Cache-Control", "no-store"}, {"X-Content-Type-Options", "nosniff"}};
    response.body = std::move(body);
    return response;
}

http::Response plain(int status, const std::string& text)
{
    return answer(status, kPlain, text + "\n");
}

/// Bearer or nothing. Compared as digests, in constant time.
bool is_known(const Face& face, const http::Request& request)
{
    const auto& wanted = face.site.settings.token_sha256;
    const auto token = http::bearer_token(request);
    return wanted.empty() || (token && codec::equal_in_constant_time(codec::sha256(*token), wanted));
}

/// A page somewhere must not use the browser of somebody here to send the probe about (Fetch Metadata, W3C).
bool is_sent_by_a_stranger(const http::Request& request)
{
    const auto site = request.headers.find("sec-fetch-site");
    return site != request.headers.end() && site->second != "none" && site->second != "same-origin";
}

http::Response count(Face& face, Answered how, http::Response response)
{
    ++face.scrapes[static_cast<std::size_t>(how)];
    return response;
}

http::Response no_result(Face& face, Answered how, const std::string& reason)
{
    auto response = plain(503, "No result, and nothing is said about the target: " + reason);
    response.headers.emplace_back("Retry-After", kRetryAfter);
    return count(face, how, std::move(response));
}

Answered word_of(Lack lack)
{
    switch (lack) {
        case Lack::busy: return Answered::busy;
        case Lack::late: return Answered::late;
        case Lack::unfit: return Answered::unfit;
        case Lack::failed: return Answered::failed;
    }
    return Answered::failed;
}

measure::Task task_for(measure::Target target, const Question& question, measure::Timestamp now)
{
    target.roles = question.roles;
    return {
        .target = std::move(target), .round = measure::to_iso_date(std::chrono::floor<std::chrono::days>(now)), .due = now};
}

http::Response tell(Face& face, const Question& question, const Finding& finding, measure::Duration waited)
{
    const auto conclusion = conclude(question, finding.result);
    if (conclusion.trouble) {
        return no_result(face, Answered::unfit, *conclusion.trouble);
    }
    const Telling telling{.waited = waited, .age = face.site.clock.ticks() - finding.ended};
    auto text = exposition(question, finding, telling);
    const auto how = conclusion.success ? Answered::success : Answered::failure;
    if (question.debug) {
        const auto& result = finding.result;
        text = face.site.explain(result.evidence, result.verdicts) + "\nMetrics that would have been returned:\n\n" + text;
        return count(face, how, answer(200, kPlain, std::move(text)));
    }
    return count(face, how, answer(200, kExposition, std::move(text)));
}

asio::awaitable<http::Response> measure_for(Face& face, Question question, measure::Target target,
                                            measure::Duration patience)
{
    auto task = task_for(std::move(target), question, face.site.clock.now());
    const auto begun = face.site.clock.ticks();
    const auto outcome = co_await face.site.desk.find(std::move(task), patience);
    if (const auto* none = std::get_if<NoFinding>(&outcome)) {
        daemons::log(kNoResult, {{"target", question.domain}, {"lack", std::string(measure::to_word(none->lack))}});
        co_return no_result(face, word_of(none->lack), none->reason);
    }
    const auto waited = face.site.clock.ticks() - begun;
    co_return tell(face, question, *std::get<std::shared_ptr<const Finding>>(outcome), waited);
}

asio::awaitable<http::Response> answer_probe(Face& face, const http::Request& request)
{
    if (is_sent_by_a_stranger(request)) {
        co_return count(face, Answered::forbidden, plain(403, "Not for pages of other sites."));
    }
    auto question = read_question(request.query, face.site.read_domain);
    if (!question) {
        co_return count(face, Answered::wrong, plain(400, measure::to_string(question.error())));
    }
    auto target = face.site.doorman.admit(question->domain);
    if (!target) {
        co_return count(face, Answered::forbidden, plain(403, measure::to_string(target.error())));
    }
    const auto patience = patience_of(request, face.site.settings);
    co_return co_await measure_for(face, std::move(*question), std::move(*target), patience);
}

http::Response answer_metrics(const Face& face)
{
    auto figures = face.site.figures();
    figures.scrapes = face.scrapes;
    figures.measurements = face.site.desk.begun();
    figures.under_way = face.site.desk.under_way();
    return answer(200, kExposition, own_metrics(figures));
}

/// Ready is a probe that could measure now.
http::Response answer_readyz(const Face& face)
{
    const auto figures = face.site.figures();
    if (!figures.gate) {
        return plain(503, "the gate has not been looked at yet");
    }
    return figures.gate->open ? plain(200, "ready") : plain(503, figures.gate->reason);
}

http::Response unauthorised()
{
    auto response = plain(401, "Send Authorization: Bearer with the token of scrape.token_file.");
    response.headers.emplace_back("WWW-Authenticate", "Bearer");
    return response;
}

asio::awaitable<http::Response> respond(std::shared_ptr<Face> face, http::Request request)
{
    const bool head = request.method == "HEAD" && request.path != "/probe";
    if (request.method != "GET" && !head) {
        auto response = plain(405, "Only GET is answered here.");
        response.headers.emplace_back("Allow", "GET");
        co_return response;
    }
    if (request.path == "/livez") {
        co_return plain(200, "alive");
    }
    if (request.path == "/readyz") {
        co_return answer_readyz(*face);
    }
    if (!is_known(*face, request)) {
        co_return unauthorised();
    }
    if (request.path == "/metrics") {
        co_return answer_metrics(*face);
    }
    if (request.path == "/probe") {
        co_return co_await answer_probe(*face, request);
    }
    co_return plain(404, "Here are /probe?target=, /metrics, /livez and /readyz.");
}

}  // namespace

measure::Duration patience_of(const http::Request& request, const ServerSettings& settings)
{
    const auto header = request.headers.find(kTimeoutHeader);
    if (header == request.headers.end()) {
        return settings.patience;
    }
    double seconds = 0;
    const auto& text = header->second;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    if (code != std::errc{} || end != text.data() + text.size() || !(seconds > 0) || seconds > 86400) {
        return settings.patience;
    }
    const auto said = measure::from_seconds(seconds);
    return std::min(std::max(said - settings.spare, said / 2), settings.patience);
}

http::Handler make_handler(Site site)
{
    auto face = std::make_shared<Face>(Face{.site = std::move(site)});
    return [face](http::Request request) { return respond(face, std::move(request)); };
}

}  // namespace probe::scrape
