#include "collector/http/session.hpp"

#include "collector/http/message.hpp"
#include "collector/http/problem.hpp"

#include <algorithm>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/chunk_encode.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/serializer.hpp>
#include <boost/beast/http/write.hpp>
#include <exception>
#include <limits>
#include <optional>
#include <type_traits>
#include <utility>

namespace collector::http {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace beast_http = boost::beast::http;
using boost::system::error_code;

using Plain = beast::tcp_stream;
using Secure = asio::ssl::stream<beast::tcp_stream>;

constexpr auto kAsTuple = asio::as_tuple(asio::use_awaitable);

/// Room for a whole header and the largest read of a body beside it.
constexpr std::size_t kReadOctets = 65536;

/// What is read and thrown away of a refused body, so that the answer is not lost in a reset.
constexpr std::size_t kDrainOctets = 1048576;

template <class Stream>
struct Connection {
    Stream stream;
    beast::flat_buffer buffer;
    std::optional<beast_http::request_parser<beast_http::string_body>> parser{};
    std::shared_ptr<Service> service;
    std::shared_ptr<Session> session;
    std::uint64_t served = 0;

    beast::tcp_stream& transport() { return beast::get_lowest_layer(stream); }
    const Limits& limits() const { return service->limits; }
};

template <class Stream>
using Handle = std::shared_ptr<Connection<Stream>>;

/// Waits for the first octet of a request.
template <class Stream>
asio::awaitable<bool> hear(Handle<Stream> connection)
{
    auto& [stream, buffer, parser, service, session, served] = *connection;
    if (buffer.size() > 0) {
        co_return true;
    }
    session->idle = true;
    connection->transport().expires_after(served == 0 ? service->limits.header : service->limits.idle);
    const auto space = buffer.prepare(4096);
    const auto [failed, octets] = co_await stream.async_read_some(space, kAsTuple);
    buffer.commit(octets);
    session->idle = false;
    co_return !failed && octets > 0;
}

template <class Stream>
asio::awaitable<error_code> read_header(Handle<Stream> connection)
{
    connection->parser.emplace();
    connection->parser->header_limit(connection->limits().header_octets);
    // Admission speaks before the length does: our own cap comes after it, in refuse_length() and read_body().
    connection->parser->body_limit(boost::none);
    connection->transport().expires_after(connection->limits().header);
    const auto [failed, octets] =
        co_await beast_http::async_read_header(connection->stream, connection->buffer, *connection->parser, kAsTuple);
    static_cast<void>(octets);
    co_return failed;
}

/// When a body that has brought `octets` so far is cut: at its absolute deadline, or once the minimum rate is missed.
std::chrono::steady_clock::time_point next_body_deadline(const Limits& limits, std::chrono::steady_clock::time_point start,
                                                         std::uint64_t octets)
{
    const auto rate = std::max<std::uint64_t>(limits.body_octets_per_second, 1);
    const auto earned = std::chrono::seconds{octets / rate};
    return start + std::min<measure::Duration>(limits.body, limits.body_grace + earned);
}

template <class Stream>
asio::awaitable<error_code> read_body(Handle<Stream> connection)
{
    auto& parser = *connection->parser;
    const auto start = std::chrono::steady_clock::now();
    while (!parser.is_done()) {
        const auto so_far = parser.get().body().size();
        if (so_far > connection->limits().body_octets) {
            co_return beast_http::make_error_code(beast_http::error::body_limit);
        }
        connection->transport().expires_at(next_body_deadline(connection->limits(), start, so_far));
        const auto [failed, octets] =
            co_await beast_http::async_read_some(connection->stream, connection->buffer, parser, kAsTuple);
        static_cast<void>(octets);
        if (failed) {
            co_return failed;
        }
    }
    co_return parser.get().body().size() > connection->limits().body_octets
        ? beast_http::make_error_code(beast_http::error::body_limit)
        : error_code{};
}

template <class Stream>
asio::awaitable<bool> write_whole(Handle<Stream> connection, Response response, Framing framing)
{
    auto message = whole_message(std::move(response), framing);
    connection->transport().expires_after(connection->limits().write);
    const auto [failed, octets] = co_await beast::async_write(connection->stream, std::move(message), kAsTuple);
    static_cast<void>(octets);
    co_return !failed && framing.keep_alive;
}

template <class Stream>
asio::awaitable<bool> write_stream_header(Handle<Stream> connection, const Response* response, Framing framing)
{
    auto header = stream_header(*response, framing);
    beast_http::response_serializer<beast_http::empty_body> serializer{header};
    connection->transport().expires_after(connection->limits().write);
    const auto [failed, octets] = co_await beast_http::async_write_header(connection->stream, serializer, kAsTuple);
    static_cast<void>(octets);
    co_return !failed;
}

/// One piece in the framing of the version; an empty piece is the end.
template <class Stream>
asio::awaitable<bool> write_piece(Handle<Stream> connection, std::string piece, bool chunked)
{
    connection->transport().expires_after(connection->limits().write);
    error_code failed;
    if (!chunked) {
        const auto octets = asio::buffer(piece);
        const auto written = co_await asio::async_write(connection->stream, octets, kAsTuple);
        failed = std::get<0>(written);
    } else if (piece.empty()) {
        const auto last = beast_http::make_chunk_last();
        const auto written = co_await asio::async_write(connection->stream, last, kAsTuple);
        failed = std::get<0>(written);
    } else {
        const auto chunk = beast_http::make_chunk(asio::buffer(piece));
        const auto written = co_await asio::async_write(connection->stream, chunk, kAsTuple);
        failed = std::get<0>(written);
    }
    co_return !failed;
}

/// The next piece is asked for only when the last one has left: a slow reader slows the source.
template <class Stream>
asio::awaitable<bool> write_stream(Handle<Stream> connection, Response response, Framing framing)
{
    const bool chunked = framing.version >= 11;
    framing.keep_alive = framing.keep_alive && chunked;
    const bool begun = co_await write_stream_header(connection, &response, framing);
    bool more = begun;
    while (more) {
        connection->transport().expires_never();
        auto piece = co_await response.next_piece();
        const bool last = piece.empty();
        const bool written = co_await write_piece(connection, std::move(piece), chunked);
        if (!written) {
            co_return false;
        }
        more = !last;
    }
    co_return begun && framing.keep_alive;
}

template <class Stream>
asio::awaitable<bool> respond(Handle<Stream> connection, Response response, bool head_only, bool keep_alive)
{
    Framing framing;
    framing.version = connection->parser->get().version() < 11 ? 10 : 11;
    framing.head_only = head_only;
    framing.keep_alive = keep_alive && !connection->service->stopping;
    if (response.next_piece && !head_only) {
        const bool kept = co_await write_stream(connection, std::move(response), framing);
        co_return kept;
    }
    const bool kept = co_await write_whole(connection, std::move(response), framing);
    co_return kept;
}

/// What a peer is told of a request we could not read; nullopt when there is nobody left to tell.
std::optional<Problem> problem_of(error_code failed, const Limits& limits)
{
    if (failed == beast_http::error::header_limit || failed == beast_http::error::buffer_overflow) {
        return Problem{431, "header_too_large", "The request header is too large",
                       "at most " + std::to_string(limits.header_octets) + " octets are read", {}};
    }
    if (failed == beast_http::error::body_limit) {
        return Problem{413, "body_too_large", "The request body is too large",
                       "at most " + std::to_string(limits.body_octets) + " octets are taken", {}};
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
    bool thrown = false;
    try {
        co_return co_await handler(std::move(request));
    } catch (const std::exception&) {
        thrown = true;
    }
    static_cast<void>(thrown);
    const Problem problem;
    co_return to_response(problem);
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

/// Reads on for a moment where a body was refused: closing with unread octets would reset the answer away.
template <class Stream>
asio::awaitable<void> drain(Handle<Stream> connection)
{
    std::size_t drained = 0;
    connection->buffer.clear();
    while (drained < kDrainOctets) {
        const auto space = connection->buffer.prepare(kReadOctets / 2);
        const auto [failed, octets] = co_await connection->stream.async_read_some(space, kAsTuple);
        if (failed || octets == 0) {
            co_return;
        }
        drained += octets;
    }
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
Handle<Stream> connect_up(Stream stream, std::shared_ptr<Service> service, std::shared_ptr<Session> session)
{
    const std::size_t room = service->limits.header_octets + kReadOctets;
    auto connection = std::make_shared<Connection<Stream>>(
        Connection<Stream>{.stream = std::move(stream), .buffer = beast::flat_buffer{room},
                           .service = std::move(service), .session = session});
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

}  // namespace collector::http
