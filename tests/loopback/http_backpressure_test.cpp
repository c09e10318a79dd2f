#include "http_client.hpp"
#include "http_server.hpp"

#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <catch2/catch.hpp>

#include <atomic>
#include <semaphore>

using namespace std::chrono_literals;
using http::Request;
using http::Response;
using loopback::HttpClient;
using loopback::HttpServer;

namespace {

std::atomic<int> asked{0};
std::binary_semaphore thinking{0};

boost::asio::awaitable<std::string> endless_piece()
{
    ++asked;
    co_return std::string(65536, 'x');
}

boost::asio::awaitable<Response> stream_endlessly(Request)
{
    Response response;
    response.next_piece = &endless_piece;
    co_return response;
}

boost::asio::awaitable<Response> think_for_ever(Request)
{
    const auto executor = co_await boost::asio::this_coro::executor;
    boost::asio::steady_timer never{executor, 1h};
    thinking.release();
    co_await never.async_wait(boost::asio::use_awaitable);
    co_return Response{};
}

}  // namespace

TEST_CASE("a reader that never reads stops the source and is cut", "[loopback][http]")
{
    asked = 0;
    auto settings = loopback::plain_settings();
    settings.limits.write = 200ms;
    HttpServer server{settings, &stream_endlessly};
    HttpClient client{server.port()};

    client.say("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    client.hear_until("\r\n\r\n");
    server.stop(30s);

    CHECK(asked < 1000);
}

TEST_CASE("a stop cuts what does not finish within the deadline", "[loopback][http]")
{
    HttpServer server{loopback::plain_settings(), &think_for_ever};
    HttpClient client{server.port()};
    client.say("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    const bool begun = thinking.try_acquire_for(10s);

    const auto before = std::chrono::steady_clock::now();
    server.stop(100ms);
    const auto waited = std::chrono::steady_clock::now() - before;

    CHECK(begun);
    CHECK(waited >= 100ms);
    CHECK(waited < 5s);
    CHECK(client.hear_all().empty());
}
