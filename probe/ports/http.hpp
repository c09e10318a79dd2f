#pragma once

#include "measure/content.hpp"
#include "measure/observation.hpp"
#include "measure/path.hpp"

#include <boost/asio/awaitable.hpp>

#include <optional>
#include <string>
#include <vector>

namespace probe {

/// How much of an exchange is wanted.
enum class Ask {
    get,
    head,       ///< Status and headers alone.
    handshake,  ///< TLS alone, HTTP/2 offered by ALPN; nothing is asked.
};

/// What a body is read as, while it comes. Bodies of another media type are not read.
enum class Reading { nothing, page, style };

/// How large the packets of a connection may be.
enum class Packets {
    usual,  ///< As large as the way allows: behind a declared small hop so small that no router need say anything.
    full,   ///< As large as our own link takes, whatever is declared.
    least,  ///< 1,280 octets, and the request is long enough to fill one.
};

/// One request on one pinned address.
struct HttpRequest {
    std::string url;   ///< Absolute, http or https.
    std::string host;  ///< Of the URL: SNI and Host header.
    measure::Address address;
    std::uint16_t port = 443;
    bool keep_body = false;  ///< Give the body back too (controls); else only its digest.
    Ask ask = Ask::get;
    Reading reading = Reading::nothing;
    Packets packets = Packets::usual;
    std::optional<measure::Duration> patience =
        std::nullopt;  ///< With what comes after the connection, in place of the limits.
};

/// What one connection showed, step by step. A later step is absent when an earlier one failed.
struct HttpExchange {
    measure::TcpConnect connect;
    std::optional<measure::TlsHandshake> handshake;
    std::optional<measure::HttpFetch> fetch;
    std::string body;
    std::optional<measure::PacketFacts> packets;  ///< Of a request whose packets were not the usual ones.
    std::optional<measure::Page> page;            ///< Of a body that was read as a page.
    std::vector<measure::Reference> references;   ///< Of a page or a style sheet, in the order met; bounded.
    std::string base;                             ///< What they are relative to when the page says so, "" otherwise.
};

/// Fetches over exactly one address. Follows no redirect, uses no other family, reuses no connection.
class Http {
public:
    virtual ~Http() = default;
    virtual boost::asio::awaitable<HttpExchange> get(HttpRequest request) = 0;
};

}  // namespace probe
