#include "http_client.hpp"
#include "http_server.hpp"

#include <catch2/catch.hpp>

using namespace std::chrono_literals;
using loopback::body_of;
using loopback::HttpClient;
using loopback::HttpServer;
using loopback::status_of;

TEST_CASE("a header that drips is cut at its absolute deadline", "[loopback][http]")
{
    auto settings = loopback::plain_settings();
    settings.limits.header = 150ms;
    HttpServer server{settings, &loopback::echo};
    HttpClient client{server.port()};

    client.say("GET / HTTP/1.1\r\nHost: a\r\nX-Slow: ");
    const auto before = std::chrono::steady_clock::now();
    const auto heard = client.hear_all();
    const auto waited = std::chrono::steady_clock::now() - before;

    CHECK(heard.empty());
    CHECK(waited < 5s);
}

TEST_CASE("a body slower than the minimum rate is cut though its deadline is far", "[loopback][http]")
{
    auto settings = loopback::plain_settings();
    settings.limits.body_grace = 100ms;
    HttpServer server{settings, &loopback::echo};
    HttpClient client{server.port()};

    client.say("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5000\r\n\r\nhello");
    const auto heard = client.hear_all();

    CHECK(heard.empty());
}

TEST_CASE("an idle connection is closed", "[loopback][http]")
{
    auto settings = loopback::plain_settings();
    settings.limits.idle = 50ms;
    HttpServer server{settings, &loopback::echo};
    HttpClient client{server.port()};

    client.say("GET /once HTTP/1.1\r\nHost: a\r\n\r\n");
    const auto answer = client.hear();
    const auto rest = client.hear_all();

    CHECK(body_of(answer) == "GET /once ");
    CHECK(rest.empty());
}

TEST_CASE("a header over the cap is a 431 problem", "[loopback][http]")
{
    HttpServer server{loopback::plain_settings(), &loopback::echo};
    HttpClient client{server.port()};

    client.say("GET / HTTP/1.1\r\nHost: a\r\nX-Big: " + std::string(9000, 'x') + "\r\n\r\n");
    const auto answer = client.hear_all();

    CHECK(status_of(answer) == 431);
    CHECK(body_of(answer).find("urn:sextant:problem:header_too_large") != std::string::npos);
}

TEST_CASE("a body that announces more than the cap is refused before it is sent", "[loopback][http]")
{
    HttpServer server{loopback::plain_settings(), &loopback::echo};
    HttpClient client{server.port()};

    client.say("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 65537\r\nExpect: 100-continue\r\n\r\n");
    const auto answer = client.hear();

    CHECK(status_of(answer) == 413);
    CHECK(body_of(answer).find("urn:sextant:problem:body_too_large") != std::string::npos);
}

TEST_CASE("a chunked body over the cap is refused though it never said how long it is", "[loopback][http]")
{
    HttpServer server{loopback::plain_settings(), &loopback::echo};
    HttpClient client{server.port()};

    client.say("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
    for (int i = 0; i < 20; ++i) {
        client.say("2000\r\n" + std::string(8192, 'x') + "\r\n");
    }
    const auto answer = client.hear_all();

    CHECK(status_of(answer) == 413);
}

TEST_CASE("connections over the cap of one neighbourhood are closed at once", "[loopback][http]")
{
    auto settings = loopback::plain_settings();
    settings.limits.per_prefix = 1;
    HttpServer server{settings, &loopback::echo};
    HttpClient first{server.port()};
    first.say("GET /first HTTP/1.1\r\nHost: a\r\n\r\n");
    const auto answer = first.hear();

    HttpClient second{server.port()};
    const auto refused = second.hear_all();
    server.stop(1ms);

    CHECK(status_of(answer) == 200);
    CHECK(refused.empty());
    CHECK(server.counts().refused == 1);
}
