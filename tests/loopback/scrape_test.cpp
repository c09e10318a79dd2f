#include "http_client.hpp"
#include "http_server.hpp"
#include "tests/fakes/ask_promtool.hpp"
#include "tests/fakes/scrape_site.hpp"

#include <boost/asio/this_coro.hpp>
#include <catch2/catch.hpp>

#include <deque>

using namespace std::chrono_literals;
using loopback::body_of;
using loopback::HttpClient;
using loopback::HttpServer;
using loopback::status_of;

namespace {

namespace asio = boost::asio;

/// The scrape handler behind a real listener. It is made on the server's own executor, with the first request;
/// GET /ring ends the measurements under way.
class Shop {
public:
    explicit Shop(probe::scrape::DeskSettings desk = {}) : desk_(desk) {}

    http::Handler handler()
    {
        return [this](http::Request request) { return respond(std::move(request)); };
    }

    /// Read once the server has stopped.
    int measured() const { return site_->measured; }

    bool waits = false;  ///< Measurements last until /ring.

private:
    asio::awaitable<http::Response> respond(http::Request request)
    {
        const auto executor = co_await asio::this_coro::executor;
        open(executor);
        if (request.path == "/ring") {
            bell_->ring();
            http::Response rung;
            co_return rung;
        }
        co_return co_await handler_(std::move(request));
    }

    void open(const asio::any_io_executor& executor)
    {
        if (!site_) {
            bell_ = std::make_shared<probe::scrape::Bell>(executor);
            site_ = std::make_unique<fakes::ScrapeSite>(executor, probe::scrape::ServerSettings{}, desk_);
            site_->until = waits ? bell_ : nullptr;
            handler_ = site_->handler();
        }
    }

    probe::scrape::DeskSettings desk_;
    std::shared_ptr<probe::scrape::Bell> bell_;
    std::unique_ptr<fakes::ScrapeSite> site_;
    http::Handler handler_;
};

std::string scrape(const std::string& target)
{
    return "GET /probe?target=" + target + " HTTP/1.1\r\nHost: a\r\nX-Prometheus-Scrape-Timeout-Seconds: 10\r\n\r\n";
}

/// Asks for the probe's own page until it holds the line.
bool comes_to_hold(HttpClient& client, const std::string& line)
{
    for (int i = 0; i < 1000; ++i) {
        client.say("GET /metrics HTTP/1.1\r\nHost: a\r\n\r\n");
        if (client.hear().find(line) != std::string::npos) {
            return true;
        }
    }
    return false;
}

}  // namespace

TEST_CASE("a scrape over a socket is answered with a page that promtool likes", "[loopback][scrape]")
{
    Shop shop;
    HttpServer server{loopback::plain_settings(), shop.handler()};
    HttpClient client{server.port()};

    client.say(scrape("good.test"));
    const auto answer = client.hear();

    CHECK(status_of(answer) == 200);
    CHECK(body_of(answer).find("probe_success 1\n") != std::string::npos);
    CHECK(fakes::ask_promtool(body_of(answer)) == "");
}

TEST_CASE("many scrapers of one target cost it one measurement", "[loopback][scrape]")
{
    Shop shop;
    shop.waits = true;
    auto settings = loopback::plain_settings();
    settings.limits.per_prefix = 64;
    HttpServer server{settings, shop.handler()};
    std::deque<HttpClient> clients;
    for (int i = 0; i < 30; ++i) {
        clients.emplace_back(server.port()).say(scrape("good.test"));
    }

    HttpClient ringer{server.port()};
    ringer.say("GET /ring HTTP/1.1\r\nHost: a\r\n\r\n");
    ringer.hear();

    for (auto& client : clients) {
        CHECK(status_of(client.hear()) == 200);
    }
    server.stop(1s);
    CHECK(shop.measured() == 1);
}

TEST_CASE("beyond the bound a scraper is told at once to come again", "[loopback][scrape]")
{
    Shop shop({.at_once = 1});
    shop.waits = true;
    HttpServer server{loopback::plain_settings(), shop.handler()};
    HttpClient first{server.port()};
    HttpClient second{server.port()};
    first.say(scrape("a.test"));
    REQUIRE(comes_to_hold(second, "sextant_probe_scrape_measurements_under_way 1\n"));

    second.say(scrape("b.test"));
    const auto refused = second.hear();
    second.say("GET /ring HTTP/1.1\r\nHost: a\r\n\r\n");
    second.hear();

    CHECK(status_of(refused) == 503);
    CHECK(refused.find("Retry-After:") != std::string::npos);
    CHECK(status_of(first.hear()) == 200);
    server.stop(1s);
    CHECK(shop.measured() == 1);
}

TEST_CASE("a long line is refused before the handler sees it", "[loopback][scrape]")
{
    Shop shop;
    HttpServer server{loopback::plain_settings(), shop.handler()};
    HttpClient client{server.port()};

    client.say(scrape(std::string(20'000, 'a') + ".test"));

    CHECK(status_of(client.hear_all()) == 431);
}

TEST_CASE("a dripping header and too many connections keep nobody else waiting", "[loopback][scrape]")
{
    Shop shop;
    auto settings = loopback::plain_settings();
    settings.limits.header = 150ms;
    settings.limits.connections = 8;
    settings.limits.per_prefix = 8;
    HttpServer server{settings, shop.handler()};
    HttpClient scraper{server.port()};
    scraper.say(scrape("good.test"));
    CHECK(status_of(scraper.hear()) == 200);

    std::deque<HttpClient> hostile;
    for (int i = 0; i < 40; ++i) {
        hostile.emplace_back(server.port()).say("GET /probe?target=");
    }
    for (auto& client : hostile) {
        CHECK(client.hear_all().empty());
    }

    scraper.say(scrape("good.test"));
    CHECK(status_of(scraper.hear()) == 200);
    server.stop(1s);
    CHECK(server.counts().refused >= 33);
}
