#include "http_client.hpp"
#include "http_server.hpp"

#include <catch2/catch.hpp>

using namespace std::chrono_literals;
using http::Request;
using http::Response;
using loopback::body_of;
using loopback::count_of;
using loopback::HttpClient;
using loopback::HttpServer;
using loopback::status_of;

namespace {

std::optional<Response> admit_posts_with_token(const Request& request)
{
    if (request.method != "POST" || request.headers.contains("authorization")) {
        return std::nullopt;
    }
    Response refused;
    refused.status = 401;
    refused.body = "who are you";
    return refused;
}

boost::asio::awaitable<Response> throw_up(Request)
{
    throw std::runtime_error("secret detail");
    co_return Response{};
}

boost::asio::awaitable<std::string> next_of(std::shared_ptr<int> left)
{
    const auto number = (*left)--;
    co_return number > 0 ? "piece " + std::to_string(number) + "\n" : std::string{};
}

boost::asio::awaitable<Response> stream_three(Request)
{
    const auto left = std::make_shared<int>(3);
    Response response;
    response.next_piece = [left] { return next_of(left); };
    co_return response;
}

}  // namespace

TEST_CASE("a thousand requests share one connection", "[loopback][http]")
{
    HttpServer server{loopback::plain_settings(), &loopback::echo};
    HttpClient client{server.port()};

    int answered = 0;
    for (int i = 0; i < 1000; ++i) {
        client.say("POST /n HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc");
        answered += body_of(client.hear()) == "POST /n abc" ? 1 : 0;
    }
    server.stop(1s);

    CHECK(answered == 1000);
    CHECK(server.counts().connections == 1);
    CHECK(server.counts().requests == 1000);
}

TEST_CASE("pipelined requests are answered in order", "[loopback][http]")
{
    HttpServer server{loopback::plain_settings(), &loopback::echo};
    HttpClient client{server.port()};

    client.say("GET /1 HTTP/1.1\r\nHost: a\r\n\r\nGET /2 HTTP/1.1\r\nHost: a\r\n\r\n"
               "GET /3 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    const auto all = client.hear_all();

    CHECK(count_of(all, "HTTP/1.1 200") == 3);
    CHECK(all.find("GET /1 ") < all.find("GET /2 "));
    CHECK(all.find("GET /2 ") < all.find("GET /3 "));
}

TEST_CASE("a client that has half-closed still gets its answer", "[loopback][http]")
{
    HttpServer server{loopback::plain_settings(), &loopback::echo};
    HttpClient client{server.port()};

    client.say("GET /half HTTP/1.1\r\nHost: a\r\n\r\n");
    client.finish_saying();
    const auto all = client.hear_all();

    CHECK(body_of(all) == "GET /half ");
}

TEST_CASE("HEAD has the length of GET and no body", "[loopback][http]")
{
    HttpServer server{loopback::plain_settings(), &loopback::echo};
    HttpClient client{server.port()};

    client.say("HEAD /x HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    const auto all = client.hear_all();

    CHECK(all.find("Content-Length: 8\r\n") != std::string::npos);
    CHECK(body_of(all).empty());
}

TEST_CASE("admission refuses before the body, and the answer is not lost in a reset", "[loopback][http]")
{
    HttpServer server{loopback::plain_settings(), &loopback::echo, &admit_posts_with_token};
    HttpClient client{server.port()};

    client.say("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 60000\r\n\r\n" + std::string(60000, 'x'));
    const auto answer = client.hear_all();

    CHECK(status_of(answer) == 401);
    CHECK(body_of(answer) == "who are you");
}

TEST_CASE("a client that expects 100-continue is told to go on once admitted", "[loopback][http]")
{
    HttpServer server{loopback::plain_settings(), &loopback::echo, &admit_posts_with_token};
    HttpClient client{server.port()};

    client.say("POST / HTTP/1.1\r\nHost: a\r\nAuthorization: x\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n");
    const auto interim = client.hear_until("\r\n\r\n");
    client.say("ok");
    const auto answer = client.hear();

    CHECK(status_of(interim) == 100);
    CHECK(body_of(answer) == "POST / ok");
}

TEST_CASE("a handler that throws is a 500 problem without details", "[loopback][http]")
{
    HttpServer server{loopback::plain_settings(), &throw_up};
    HttpClient client{server.port()};

    client.say("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    const auto answer = client.hear();

    CHECK(status_of(answer) == 500);
    CHECK(answer.find("secret detail") == std::string::npos);
    CHECK(answer.find("application/problem+json") != std::string::npos);
}

TEST_CASE("octets that are not HTTP, or not a path, are 400 problems", "[loopback][http]")
{
    const auto said = GENERATE(as<std::string>{}, "hello there\r\n\r\n", "GET a b c HTTP/1.1\r\n\r\n",
                               "GET /%zz HTTP/1.1\r\nHost: a\r\n\r\n", "GET /%00 HTTP/1.1\r\nHost: a\r\n\r\n",
                               "GET * HTTP/1.1\r\nHost: a\r\n\r\n",
                               "POST / HTTP/1.1\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd");
    HttpServer server{loopback::plain_settings(), &loopback::echo};
    HttpClient client{server.port()};

    client.say(said);
    const auto answer = client.hear_all();

    CHECK(status_of(answer) == 400);
    CHECK(answer.find("urn:sextant:problem:malformed_request") != std::string::npos);
}

TEST_CASE("a streamed answer is chunked and its connection stays", "[loopback][http]")
{
    HttpServer server{loopback::plain_settings(), &stream_three};
    HttpClient client{server.port()};

    client.say("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    const auto first = client.hear_until("\r\n0\r\n\r\n");
    client.say("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    const auto second = client.hear_until("\r\n0\r\n\r\n");

    CHECK(count_of(first, "piece ") == 3);
    CHECK(count_of(second, "piece ") == 3);
}

TEST_CASE("HTTP/1.0 gets a stream without chunks, ended by closing", "[loopback][http]")
{
    HttpServer server{loopback::plain_settings(), &stream_three};
    HttpClient client{server.port()};

    client.say("GET / HTTP/1.0\r\n\r\n");
    const auto all = client.hear_all();

    CHECK(body_of(all) == "piece 3\npiece 2\npiece 1\n");
}

TEST_CASE("a stop closes idle connections and is over at once", "[loopback][http]")
{
    HttpServer server{loopback::plain_settings(), &loopback::echo};
    HttpClient client{server.port()};
    client.say("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    client.hear();

    server.stop(30s);

    CHECK(client.hear_all().empty());
}
