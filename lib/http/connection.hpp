#pragma once

#include "http/message.hpp"
#include "http/session.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/parser.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <utility>

/// One connection over a plain or a TLS stream. Only session.cpp includes this.
namespace http {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace beast_http = boost::beast::http;
using boost::system::error_code;

using Plain = beast::tcp_stream;
using Secure = asio::ssl::stream<beast::tcp_stream>;

inline constexpr auto kAsTuple = asio::as_tuple(asio::use_awaitable);

/// Room for the largest read of a body, beside a whole header.
inline constexpr std::size_t kReadOctets = 65536;

template <class Stream>
struct Connection {
    Connection(Stream opened, std::shared_ptr<Service> shared, std::shared_ptr<Session> own)
        : stream(std::move(opened)), buffer(shared->limits.header_octets + kReadOctets), service(std::move(shared)),
          session(std::move(own))
    {
    }

    beast::tcp_stream& transport() { return beast::get_lowest_layer(stream); }
    const Limits& limits() const { return service->limits; }

    Stream stream;
    beast::flat_buffer buffer;  ///< Holds pipelined requests between two exchanges.
    std::optional<beast_http::request_parser<beast_http::string_body>> parser;
    std::shared_ptr<Service> service;
    std::shared_ptr<Session> session;
    std::uint64_t served = 0;
};

/// Coroutines own what they work on.
template <class Stream>
using Handle = std::shared_ptr<Connection<Stream>>;

}  // namespace http
