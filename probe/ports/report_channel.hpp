#pragma once

#include "measure/report.hpp"

#include <boost/asio/awaitable.hpp>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

namespace probe {

/// What became of one attempt to deliver a batch.
struct Delivery {
    int status = 0;          ///< Of HTTP; 0: no answer was had.
    std::string kind;        ///< Last part of the problem's type, "batch_differs"; without an answer a word for what failed.
    std::string detail;      ///< For the log. Never a secret.
    bool confirmed = false;  ///< The answer reads like the collector's own: only then is a 200 believed.
    bool duplicate = false;  ///< It had the batch already.
    std::uint64_t acked = 0;  ///< The highest number up to which it misses nothing.
    std::optional<std::chrono::seconds> retry_after;
    std::optional<measure::Timestamp> server_time;
    std::string family;  ///< "ipv6" or "ipv4": how it was reached.
};

/// The way to the collector.
class ReportChannel {
public:
    virtual ~ReportChannel() = default;

    /// Sends the batch once and waits for the answer, for a bounded time.
    virtual boost::asio::awaitable<Delivery> deliver(measure::SealedBatch batch) = 0;
};

}  // namespace probe
