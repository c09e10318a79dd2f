#include "codec/digest.hpp"
#include "tests/fakes/scrape_site.hpp"

#include <catch2/catch.hpp>

using namespace probe::scrape;
using namespace std::chrono_literals;

namespace {

namespace asio = boost::asio;

struct Shop {
    explicit Shop(ServerSettings settings = {}) : site(context.get_executor(), std::move(settings)) {}

    http::Response ask(http::Request request, bool anybody = true)
    {
        std::optional<http::Response> got;
        asio::co_spawn(context, site.handler(anybody)(std::move(request)),
                       [&](std::exception_ptr thrown, http::Response it) {
                           REQUIRE(!thrown);
                           got = std::move(it);
                       });
        context.restart();
        context.run();
        return *got;
    }

    http::Response probe(std::map<std::string, std::string> query, bool anybody = true)
    {
        query.try_emplace("target", "good.test");
        return ask({.method = "GET", .path = "/probe", .query = std::move(query), .headers = {}, .body = {}}, anybody);
    }

    http::Response get(const char* path, std::map<std::string, std::string> headers = {})
    {
        return ask(
            {.method = "GET", .path = path, .query = {{"target", "good.test"}}, .headers = std::move(headers), .body = {}});
    }

    asio::io_context context{1};
    fakes::ScrapeSite site;
};

bool has_header(const http::Response& response, const std::string& name)
{
    return std::any_of(response.headers.begin(), response.headers.end(), [&](const auto& it) { return it.first == name; });
}

NoFinding none(Lack lack)
{
    return {.lack = lack, .reason = "because"};
}

}  // namespace

TEST_CASE("a result is 200, success or not", "[scrape]")
{
    Shop shop;
    CHECK(shop.probe({}).status == 200);

    shop.site.answer = [](const measure::Task&) { return fakes::broken_result(); };
    const auto failed = shop.probe({{"target", "broken.test"}});

    CHECK(failed.status == 200);
    CHECK(failed.body.find("\nprobe_success 0\n") != std::string::npos);
}

TEST_CASE("without a result it is 503, says when to come again, and blames nobody", "[scrape]")
{
    const auto lack = GENERATE(Lack::busy, Lack::late, Lack::unfit, Lack::failed);
    Shop shop;
    shop.site.answer = [&](const measure::Task&) { return tl::unexpected(none(lack)); };

    const auto response = shop.probe({});

    CHECK(response.status == 503);
    CHECK(has_header(response, "Retry-After"));
    CHECK(response.body.find("probe_success") == std::string::npos);
    CHECK(response.body.find("because") != std::string::npos);
}

TEST_CASE("a measurement that our own trouble spoilt is 503 too", "[scrape]")
{
    Shop shop;
    shop.site.answer = [](const measure::Task&) {
        return fakes::broken_result({.kind = measure::FailureKind::resources, .locus = measure::Locus::local});
    };

    CHECK(shop.probe({{"target", "broken.test"}, {"check", "W-6"}}).status == 503);
}

TEST_CASE("a wrong question is 400 in plain words and measures nothing", "[scrape]")
{
    Shop shop;

    const auto response = shop.probe({{"check", "W-99"}});

    CHECK(response.status == 400);
    CHECK(response.body.find("W-99") != std::string::npos);
    CHECK(shop.site.measured == 0);
}

TEST_CASE("strangers' targets and strangers' pages are 403", "[scrape]")
{
    Shop shop;

    CHECK(shop.probe({{"target", "stranger.test"}}, false).status == 403);
    CHECK(shop.probe({{"target", "listed.test"}}, false).status == 200);
    CHECK(shop.get("/probe", {{"sec-fetch-site", "cross-site"}}).status == 403);
    CHECK(shop.site.measured == 1);
}

TEST_CASE("with a token nobody without it is told or measured anything", "[scrape]")
{
    Shop shop({.token_sha256 = codec::sha256("secret")});

    CHECK(shop.get("/probe").status == 401);
    CHECK(shop.get("/metrics").status == 401);
    CHECK(shop.get("/metrics", {{"authorization", "Bearer wrong"}}).status == 401);
    CHECK(shop.get("/metrics", {{"authorization", "Bearer secret"}}).status == 200);
    CHECK(shop.get("/probe", {{"authorization", "bearer secret"}}).status == 200);
    CHECK(shop.get("/livez").status == 200);
}

TEST_CASE("ready is who has looked at the gate and found it open", "[scrape]")
{
    Shop shop;
    CHECK(shop.get("/livez").status == 200);
    CHECK(shop.get("/readyz").status == 503);

    shop.site.figures.gate = OwnFigures::Gate{.open = true, .reason = {}, .at = {}};
    CHECK(shop.get("/readyz").status == 200);

    shop.site.figures.gate = OwnFigures::Gate{.open = false, .reason = "no IPv6", .at = {}};
    CHECK(shop.get("/readyz").status == 503);
    CHECK(shop.get("/readyz").body == "no IPv6\n");
}

TEST_CASE("debug tells the verdicts and what would have been returned", "[scrape]")
{
    Shop shop;

    const auto response = shop.probe({{"debug", "true"}});

    CHECK(response.status == 200);
    CHECK(response.body.starts_with("explained\n"));
    CHECK(response.body.find("\nprobe_success 1\n") != std::string::npos);
}

TEST_CASE("only reading is answered, and /probe has no head", "[scrape]")
{
    Shop shop;

    CHECK(shop.ask({.method = "POST", .path = "/probe", .query = {}, .headers = {}, .body = {}}).status == 405);
    CHECK(shop.ask({.method = "HEAD", .path = "/probe", .query = {}, .headers = {}, .body = {}}).status == 405);
    CHECK(shop.ask({.method = "HEAD", .path = "/metrics", .query = {}, .headers = {}, .body = {}}).status == 200);
    CHECK(shop.get("/elsewhere").status == 404);
}

TEST_CASE("each answer is counted by what it was", "[scrape]")
{
    Shop shop;
    auto handler = shop.site.handler();
    const auto ask = [&](const char* path, const char* check) {
        std::string body;
        http::Request request{.method = "GET", .path = path, .query = {{"target", "good.test"}, {"check", check}}};
        asio::co_spawn(shop.context, handler(std::move(request)),
                       [&](std::exception_ptr, const http::Response& it) { body = it.body; });
        shop.context.restart();
        shop.context.run();
        return body;
    };
    ask("/probe", "web");
    ask("/probe", "W-99");

    const auto text = ask("/metrics", "web");

    CHECK(text.find("sextant_probe_scrapes_total{answer=\"success\"} 1\n") != std::string::npos);
    CHECK(text.find("sextant_probe_scrapes_total{answer=\"wrong\"} 1\n") != std::string::npos);
    CHECK(text.find("sextant_probe_scrape_measurements_total 1\n") != std::string::npos);
}

TEST_CASE("a scrape waits what the scraper says less the way back, never longer than configured", "[scrape]")
{
    const ServerSettings settings{.patience = 60s, .spare = 500ms};
    const auto patience = [&](const char* header) {
        return patience_of({.headers = {{"x-prometheus-scrape-timeout-seconds", header}}}, settings);
    };

    CHECK(patience_of({}, settings) == 60s);
    CHECK(patience("10") == 9500ms);
    CHECK(patience("0.4") == 200ms);
    CHECK(patience("1e4") == 60s);
    for (const auto* nonsense : {"", "x", "-1", "0", "nan", "inf", "10s", "1e300"}) {
        CAPTURE(nonsense);
        CHECK(patience(nonsense) == 60s);
    }
}
