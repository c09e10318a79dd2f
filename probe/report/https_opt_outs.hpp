#pragma once

#include "probe/net/curl_multi.hpp"
#include "probe/ports/opt_out_source.hpp"
#include "probe/report/https_channel.hpp"

namespace probe::report {

/// GET /v1/opt-outs of the collector, with the probe's token and the same trust as its batches. docs/protocol.md.
class HttpsOptOuts final : public OptOutSource {
public:
    HttpsOptOuts(boost::asio::any_io_executor executor, HttpsSettings settings);

    boost::asio::awaitable<measure::Result<OwnersWishes>> wishes() override;

private:
    boost::asio::any_io_executor executor_;
    HttpsSettings settings_;
    net::CurlMulti multi_;
};

/// What the body of an answer says. Fails for anything but the collector's own list.
measure::Result<OwnersWishes> read_wishes(const std::string& body);

}  // namespace probe::report
