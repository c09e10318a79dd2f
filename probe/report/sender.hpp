#pragma once

#include "probe/ports/clock.hpp"
#include "probe/ports/report_channel.hpp"
#include "probe/ports/spool.hpp"
#include "probe/report/backoff.hpp"
#include "probe/report/disposition.hpp"

#include <boost/asio/steady_timer.hpp>

#include <functional>

namespace probe::report {

struct SenderSettings {
    BackoffLimits backoff;
    unsigned refusals = 3;  ///< A batch refused so often in a row is set aside: never on one answer alone.
    measure::Duration idle = std::chrono::minutes(1);  ///< Looks into the spool this often even if nobody wakes it.
    std::uint64_t seed = 0;                            ///< Of the jitter.
};

/// One attempt, for metrics and status.
struct Attempt {
    measure::BatchId id;
    std::size_t octets = 0;
    Delivery delivery;
    Disposition disposition = Disposition::retry;
    measure::Duration wait{};  ///< Until the next attempt.
};

/// Empties the spool into the channel: oldest first, one batch in flight, forever.
class Sender {
public:
    Sender(Spool& spool, ReportChannel& channel, Clock& clock, boost::asio::any_io_executor executor,
           SenderSettings settings, std::function<void(const Attempt&)> observe = {});

    /// Runs until stop(). At most one at a time; the sender outlives it.
    boost::asio::awaitable<void> run();

    /// Sends until the spool is empty or the ticks have reached `deadline`; true when it is empty.
    boost::asio::awaitable<bool> drain(measure::Duration deadline);

    /// There is a new batch.
    void wake();

    /// Ends run() at the next moment it waits; what is in flight is left to its answer or to the end of the process.
    void stop();

private:
    boost::asio::awaitable<measure::Duration> send_oldest();
    measure::Duration act(const measure::BatchId& id, const Delivery& delivery, Disposition disposition);
    measure::Duration after_refusal(const measure::BatchId& id, const Delivery& delivery);
    measure::Duration done_with(const measure::Result<void>& change);
    boost::asio::awaitable<void> pause(measure::Duration duration);

    Spool& spool_;
    ReportChannel& channel_;
    Clock& clock_;
    boost::asio::steady_timer idle_;  ///< Cancelled to wake.
    SenderSettings settings_;
    std::function<void(const Attempt&)> observe_;
    Backoff backoff_;
    unsigned refusals_ = 0;
    bool empty_ = false;
    bool woken_ = false;
    bool stopping_ = false;
};

}  // namespace probe::report
