#pragma once

#include "http/connection.hpp"

#include <boost/beast/http/error.hpp>
#include <boost/beast/http/read.hpp>

#include <algorithm>
#include <chrono>

/// Reads requests against absolute deadlines. Only session.cpp includes this.
namespace http {

/// A header usually fits.
inline constexpr std::size_t kFirstReadOctets = 4096;

/// Waits for the first octet of a request.
template <class Stream>
asio::awaitable<bool> hear(Handle<Stream> connection)
{
    if (connection->buffer.size() > 0) {
        co_return true;
    }
    const auto& limits = connection->limits();
    connection->session->idle = true;
    connection->transport().expires_after(connection->served == 0 ? limits.header : limits.idle);
    const auto space = connection->buffer.prepare(kFirstReadOctets);
    const auto [failed, octets] = co_await connection->stream.async_read_some(space, kAsTuple);
    connection->buffer.commit(octets);
    connection->session->idle = false;
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
inline std::chrono::steady_clock::time_point
next_body_deadline(const Limits& limits, std::chrono::steady_clock::time_point start, std::uint64_t octets)
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

/// What is read and thrown away of a refused body.
inline constexpr std::size_t kDrainOctets = 1048576;

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

}  // namespace http
