#pragma once

#include "probe/net/curl_multi.hpp"
#include "probe/ports/report_channel.hpp"

#include <chrono>
#include <filesystem>
#include <string>

namespace probe::report {

struct HttpsSettings {
    std::string url;                   ///< "https://collector.example.test:8443", without a path or with the one before /v1.
    std::filesystem::path ca;          ///< The only authority whose word is taken.
    std::filesystem::path token_file;  ///< Read at every delivery: a new token needs no restart.
    std::string software;              ///< User-Agent.
    std::chrono::seconds connect_limit{15};
    std::chrono::seconds total_limit{120};
    std::size_t answer_octets = 64U << 10U;
};

/// POST of a batch over HTTP/1.1 and TLS 1.3 or later, over whichever family connects first (RFC 8305, done by libcurl).
/// Trusts the pinned CA alone, follows no redirect, uses no proxy. docs/protocol.md.
class HttpsChannel final : public ReportChannel {
public:
    HttpsChannel(boost::asio::any_io_executor executor, HttpsSettings settings);

    boost::asio::awaitable<Delivery> deliver(measure::SealedBatch batch) override;

private:
    boost::asio::any_io_executor executor_;
    HttpsSettings settings_;
    net::CurlMulti multi_;  ///< Keeps the connection for the next batch.
};

}  // namespace probe::report
