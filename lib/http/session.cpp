#include "http/session.hpp"

#include "http/connection_read.hpp"
#include "http/connection_write.hpp"
#include "http/problem.hpp"

#include <exception>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>

namespace http {
namespace {

/// What a peer is told of a request we could not read; nullopt when there is nobody left to tell.
std::optional<Problem> problem_of(error_code failed, const Limits& limits)
{
    if (failed == beast_http::error::header_limit || failed == beast_http::error::buffer_overflow) {
        return Problem{431,
                       "header_too_large",
                       "The request header is too large",
                       "at most " + std::to_string(limits.header_octets) + " octets are read",
                       {}};
    }
    if (failed == beast_http::error::body_limit) {
        return Problem{413,
                       "body_too_large",
                       "The request body is too large",
                       "at most " + std::to_string(limits.body_octets) + " octets are taken",
                       {}};
    }
    if (failed == beast_http::error::end_of_stream || failed == beast::error::timeout) {
        return std::nullopt;
    }
    if (failed.category() == beast_http::make_error_code(beast_http::error::bad_method).category()) {
        return Problem{400, "malformed_request", "The request is not HTTP/1.1", failed.message(), {}};
    }
    return std::nullopt;
}

/// Answers what never reached a handler; the connection ends with it.
template <class Stream>
asio::awaitable<void> refuse(Handle<Stream> connection, error_code failed)
{
    ++connection->service->counts.problems;
    const auto problem = problem_of(failed, connection->limits());
    if (!problem) {
        co_return;
    }
    auto response = to_response(*problem);
    co_await respond(connection, std::move(response), false, false);
}

/// Asks the handler; what it throws in spite of its promise is our failure, told without details.
asio::awaitable<Response> ask(Handler handler, Request request)
{
    try {
        auto response = co_await handler(std::move(request));
        co_return response;
    } catch (const std::exception&) {
        const Problem problem;
        co_return to_response(problem);
    }
}

/// The answer that makes reading the body pointless, if there is one.
template <class Stream>
std::optional<Response> refusal(Connection<Stream>& connection, const Request& request)
{
    if (connection.service->admission) {
        if (auto refused = connection.service->admission(request)) {
            return refused;
        }
    }
    const auto length = connection.parser->content_length();
    if (length && *length > connection.limits().body_octets) {
        ++connection.service->counts.problems;
        const auto too_large = beast_http::make_error_code(beast_http::error::body_limit);
        return to_response(problem_of(too_large, connection.limits()).value_or(Problem{}));
    }
    return std::nullopt;
}

/// RFC 9110 section 10.1.1: a client that asks first is told to go on once it was admitted.
template <class Stream>
asio::awaitable<bool> say_continue(Handle<Stream> connection, Request request)
{
    const auto expected = request.headers.find("expect");
    if (expected == request.headers.end() || connection->parser->is_done()) {
        co_return true;
    }
    Response interim;
    interim.status = 100;
    Framing framing;
    framing.keep_alive = true;
    const bool written = co_await write_whole(connection, std::move(interim), framing);
    co_return written;
}

/// The body, then the handler's answer. Returns whether the connection stays open.
template <class Stream>
asio::awaitable<bool> take(Handle<Stream> connection, Request request)
{
    const bool head_only = request.method == "HEAD";
    const bool keep_alive = connection->parser->get().keep_alive();
    if (auto refused = refusal(*connection, request)) {
        const bool whole = keep_alive && connection->parser->is_done();
        const bool kept = co_await respond(connection, std::move(*refused), head_only, whole);
        co_return kept;
    }
    const bool going_on = co_await say_continue(connection, request);
    if (!going_on) {
        co_return false;
    }
    const auto failed = co_await read_body(connection);
    if (failed) {
        co_await refuse(connection, failed);
        co_return false;
    }
    request.body = std::move(connection->parser->get().body());
    auto response = co_await ask(connection->service->handler, std::move(request));
    const bool kept = co_await respond(connection, std::move(response), head_only, keep_alive);
    co_return kept;
}

/// One request and its answer. Returns whether the connection stays open.
template <class Stream>
asio::awaitable<bool> exchange(Handle<Stream> connection)
{
    const bool heard = co_await hear(connection);
    if (!heard) {
        co_return false;
    }
    const auto failed = co_await read_header(connection);
    if (failed) {
        co_await refuse(connection, failed);
        co_return false;
    }
    ++connection->served;
    ++connection->service->counts.requests;
    auto request = read_request(connection->parser->get(), connection->session->peer);
    if (!request) {
        ++connection->service->counts.problems;
        const Problem problem{400, "malformed_request", "The request target is malformed", request.error().remedy, {}};
        auto response = to_response(problem);
        co_await respond(connection, std::move(response), false, false);
        co_return false;
    }
    const bool kept = co_await take(connection, std::move(*request));
    co_return kept;
}

template <class Stream>
asio::awaitable<void> say_goodbye(Handle<Stream> connection)
{
    const bool unread = connection->parser && !connection->parser->is_done();
    connection->transport().expires_after(connection->limits().close);
    error_code ignored;
    if constexpr (std::is_same_v<Stream, Plain>) {
        connection->transport().socket().shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
    }
    if (unread) {
        co_await drain(connection);
    }
    if constexpr (std::is_same_v<Stream, Secure>) {
        co_await connection->stream.async_shutdown(kAsTuple);
    }
    connection->transport().close();
}

template <class Stream>
asio::awaitable<void> run(Handle<Stream> connection)
{
    bool kept = true;
    while (kept && !connection->service->stopping) {
        kept = co_await exchange(connection);
    }
    co_await say_goodbye(connection);
}

template <class Stream>
Handle<Stream> connect_up(Stream stream, std::shared_ptr<Service> service, const std::shared_ptr<Session>& session)
{
    auto connection = std::make_shared<Connection<Stream>>(std::move(stream), std::move(service), session);
    session->close = [weak = std::weak_ptr(connection)] {
        if (const auto alive = weak.lock()) {
            alive->transport().close();
        }
    };
    return connection;
}

}  // namespace

asio::awaitable<void> serve(asio::ip::tcp::socket socket, std::shared_ptr<Service> service, std::shared_ptr<Session> session)
{
    beast::tcp_stream transport{std::move(socket)};
    if (!service->tls) {
        auto connection = connect_up<Plain>(std::move(transport), service, session);
        co_await run(connection);
        co_return;
    }
    auto connection = connect_up<Secure>(Secure{std::move(transport), *service->tls}, service, session);
    connection->transport().expires_after(service->limits.handshake);
    const auto [failed] = co_await connection->stream.async_handshake(asio::ssl::stream_base::server, kAsTuple);
    if (failed) {
        ++service->counts.handshakes_failed;
        co_return;
    }
    co_await run(connection);
}

}  // namespace http
