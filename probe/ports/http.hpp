#pragma once

#include "measure/observation.hpp"

#include <boost/asio/awaitable.hpp>

#include <optional>
#include <string>

namespace probe {

/// One GET on one pinned address.
struct HttpRequest {
    std::string url;   ///< Absolute, http or https.
    std::string host;  ///< Of the URL: SNI and Host header.
    measure::Address address;
    std::uint16_t port = 443;
    bool keep_body = false;  ///< Give the body back too (controls); else only its digest.
};

/// What one connection showed, step by step. A later step is absent when an earlier one failed.
struct HttpExchange {
    measure::TcpConnect connect;
    std::optional<measure::TlsHandshake> handshake;
    std::optional<measure::HttpFetch> fetch;
    std::string body;
};

/// Fetches over exactly one address. Follows no redirect, uses no other family, reuses no connection.
class Http {
public:
    virtual ~Http() = default;
    virtual boost::asio::awaitable<HttpExchange> get(HttpRequest request) = 0;
};

}  // namespace probe
