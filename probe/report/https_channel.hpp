#pragma once

#include "probe/https/settings.hpp"
#include "probe/net/curl_multi.hpp"
#include "probe/ports/report_channel.hpp"

namespace probe::report {

using HttpsSettings = https::Settings;

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
