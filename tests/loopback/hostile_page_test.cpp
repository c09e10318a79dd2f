#include "probe/net/curl_http.hpp"
#include "tests/fakes/fake_edge.hpp"
#include "tests/loopback/loop_watch.hpp"
#include "tests/loopback/raw_server.hpp"

#include <catch2/catch.hpp>

#include <chrono>
#include <ctime>

using loopback::RawPeer;
using loopback::RawServer;
using namespace std::chrono_literals;

namespace {

/// What one request brought, and the most work that was done meanwhile before the loop came round.
struct Seen {
    probe::HttpExchange exchange;
    std::chrono::nanoseconds longest{};
};

Seen get(std::function<void(RawPeer&)> behave, probe::Reading reading, probe::Ask ask = probe::Ask::get)
{
    const RawServer server(std::move(behave));
    boost::asio::io_context context(1);
    probe::net::CurlHttp http(context.get_executor(), {.user_agent = "test", .total_limit = 20s});
    probe::HttpRequest request{.url = "http://hostile.example.test:" + std::to_string(server.port()) + "/",
                               .host = "hostile.example.test"};
    request.address = fakes::address("::1");
    request.port = server.port();
    request.reading = reading;
    request.ask = ask;
    Seen seen;
    bool done = false;
    boost::asio::co_spawn(context, loopback::watch_loop(seen.longest, done), [](std::exception_ptr) {});
    boost::asio::co_spawn(context, http.get(request), [&](std::exception_ptr thrown, probe::HttpExchange got) {
        REQUIRE(!thrown);
        seen.exchange = std::move(got);
        done = true;
    });
    context.run_for(30s);
    REQUIRE(done);
    return seen;
}

std::function<void(RawPeer&)> answer(std::string type, std::string body)
{
    return [=](RawPeer& peer) {
        peer.hear_until("\r\n\r\n");
        peer.say("HTTP/1.1 200 OK\r\nContent-Type: " + type +
                 "\r\nContent-Security-Policy: img-src https://192.0.2.9\r\nContent-Length: " + std::to_string(body.size()) +
                 "\r\n\r\n" + body);
    };
}

}  // namespace

TEST_CASE("W-10: a page is read while it comes, with its type's charset and its policy")
{
    const auto seen = get(answer("text/html; charset=\"windows-1251\"", "<title>\xcf\xf0\xe8</title><img src=a.png>words"),
                          probe::Reading::page);
    REQUIRE(seen.exchange.page);
    CHECK(seen.exchange.page->title == "При");
    CHECK(seen.exchange.page->words == 1);
    CHECK(seen.exchange.page->body_sha256 == seen.exchange.fetch->body_sha256);
    CHECK(seen.exchange.page->ipv4_literals == std::vector<std::string>{"192.0.2.9"});
    CHECK(seen.exchange.references.size() == 1);
}

TEST_CASE("W-12: a style sheet is read as one, and nothing else is")
{
    CHECK(get(answer("text/css", "a{b:url(c.png)}"), probe::Reading::style).exchange.references.size() == 1);
    CHECK(get(answer("image/png", "a{b:url(c.png)}"), probe::Reading::style).exchange.references.empty());
    CHECK_FALSE(get(answer("application/json", "<title>x</title>"), probe::Reading::page).exchange.page);
    CHECK_FALSE(get(answer("text/html", "<title>x</title>"), probe::Reading::nothing).exchange.page);
}

TEST_CASE("W-12: headers alone are asked for where the body does not matter")
{
    // Were it more than headers, the body that is announced and never comes would be missed.
    const auto seen = get(
        [](RawPeer& peer) {
            peer.hear_until("\r\n\r\n");
            peer.say("HTTP/1.1 404 Not Found\r\nContent-Length: 999\r\n\r\n");
        },
        probe::Reading::nothing, probe::Ask::head);
    REQUIRE(seen.exchange.fetch);
    CHECK(!seen.exchange.fetch->failure);
    CHECK(seen.exchange.fetch->status == 404);
}

TEST_CASE("a page of a megabyte of hostile markup is read in slices: the loop comes round meanwhile")
{
    std::string html;
    while (html.size() < (1U << 20U)) {
        html += "<p a='b' c=\"//x.test/y\">word<b>word</i></b>";
    }
    const auto seen = get(answer("text/html", html), probe::Reading::page);
    REQUIRE(seen.exchange.page);
    CHECK(seen.exchange.page->words > 10'000);
    // Under sanitizers; a slice is well under a millisecond's work in a release build.
    CHECK(seen.longest < 500ms);
}
