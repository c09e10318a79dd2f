#pragma once

#include "probe/net/curl_multi.hpp"
#include "probe/ports/http.hpp"

#include <memory>
#include <string>

namespace probe::net {

/// How the Http port behaves on the wire.
struct HttpSettings {
    std::string user_agent;
    std::string ca_file = "/etc/ssl/certs/ca-certificates.crt";
    measure::Duration connect_limit = std::chrono::seconds(4);
    measure::Duration handshake_limit = std::chrono::seconds(5);
    measure::Duration first_byte_limit = std::chrono::seconds(10);
    measure::Duration total_limit = std::chrono::seconds(30);
    std::uint32_t hop_mtu = 0;  ///< Of a small hop before us: usual packets fit it; 0: as large as our link takes.
    std::size_t body_octets = 1U << 20U;
    std::size_t header_octets = 64U << 10U;
};

/// The Http port over libcurl used as an instrument: a fresh easy handle for every (URL, address), pinned twice
/// (CONNECT_TO with the literal and IPRESOLVE), and the peer compared with the pin afterwards.
class CurlHttp final : public Http {
public:
    CurlHttp(boost::asio::any_io_executor executor, HttpSettings settings);

    boost::asio::awaitable<HttpExchange> get(HttpRequest request) override;

private:
    boost::asio::any_io_executor executor_;
    CurlMulti multi_;
    HttpSettings settings_;
};

}  // namespace probe::net
