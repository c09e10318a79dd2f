#pragma once

#include "http/connection.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/http/chunk_encode.hpp>
#include <boost/beast/http/serializer.hpp>
#include <boost/beast/http/write.hpp>

#include <string>
#include <tuple>

/// Writes answers, whole or streamed, each piece against a deadline. Only session.cpp includes this.
namespace http {

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
    const bool keep_open = begun && framing.keep_alive;
    co_return keep_open;
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

}  // namespace http
