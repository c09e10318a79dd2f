#include "probe/report/sender.hpp"

#include "probe/report/log_events.hpp"

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <algorithm>

namespace probe::report {
namespace {

namespace asio = boost::asio;
using measure::Duration;

/// A stop is noticed within this, however long the wait.
constexpr Duration kSlice = std::chrono::seconds(1);

void tell(const daemons::LogEvent& event, const measure::BatchId& id, const Delivery& delivery)
{
    daemons::log(event, {{"batch", std::to_string(id.seq)},
                         {"status", std::to_string(delivery.status)},
                         {"kind", delivery.kind},
                         {"detail", delivery.detail}});
}

}  // namespace

Sender::Sender(Spool& spool, ReportChannel& channel, Clock& clock, asio::any_io_executor executor, SenderSettings settings,
               std::function<void(const Attempt&)> observe)
    : spool_(spool), channel_(channel), clock_(clock), idle_(std::move(executor)), settings_(settings),
      observe_(std::move(observe)), backoff_(settings.backoff, settings.seed)
{
}

void Sender::wake()
{
    woken_ = true;
    idle_.cancel();
}

void Sender::stop()
{
    stopping_ = true;
    idle_.cancel();
}

asio::awaitable<void> Sender::run()
{
    while (!stopping_) {
        const auto wait = co_await send_oldest();
        if (!empty_) {
            co_await pause(wait);
        } else if (!woken_ && !stopping_) {
            boost::system::error_code ignored;
            idle_.expires_after(settings_.idle);
            auto token = asio::redirect_error(asio::use_awaitable, ignored);
            co_await idle_.async_wait(token);
        }
    }
}

asio::awaitable<bool> Sender::drain(Duration deadline)
{
    empty_ = false;
    while (!stopping_ && !empty_ && clock_.ticks() < deadline) {
        const auto wait = co_await send_oldest();
        const auto left = std::max(Duration{}, deadline - clock_.ticks());
        co_await pause(std::min(wait, left));
    }
    co_return empty_;
}

/// In slices, so that a stop need not wait out a back-off.
asio::awaitable<void> Sender::pause(Duration duration)
{
    while (!stopping_ && duration > Duration{}) {
        const auto slice = std::min(duration, kSlice);
        co_await clock_.wait(slice);
        duration -= slice;
    }
}

/// One attempt. Returns how long to wait before the next.
asio::awaitable<Duration> Sender::send_oldest()
{
    woken_ = false;
    empty_ = false;
    auto batch = spool_.oldest();
    if (!batch) {
        co_return done_with(tl::unexpected(batch.error()));
    }
    if (!*batch) {
        empty_ = true;
        co_return Duration{};
    }
    const auto id = (*batch)->id;
    const auto octets = (*batch)->bytes.size();
    auto delivery = co_await channel_.deliver(std::move(**batch));
    const auto disposition = judge(delivery);
    const auto wait = act(id, delivery, disposition);
    if (observe_) {
        observe_({.id = id, .octets = octets, .delivery = std::move(delivery), .disposition = disposition, .wait = wait});
    }
    co_return wait;
}

Duration Sender::act(const measure::BatchId& id, const Delivery& delivery, Disposition disposition)
{
    refusals_ = disposition == Disposition::refuse ? refusals_ + 1 : 0;
    switch (disposition) {
        case Disposition::delivered:
            tell(events::kDelivered, id, delivery);
            backoff_.reset();
            return done_with(spool_.acknowledge(id));
        case Disposition::retry: tell(events::kRetry, id, delivery); return backoff_.next(delivery.retry_after);
        case Disposition::keep_waiting: tell(events::kBlocked, id, delivery); return backoff_.slow();
        case Disposition::refuse: tell(events::kRefused, id, delivery); return after_refusal(id, delivery);
    }
    return backoff_.slow();
}

Duration Sender::after_refusal(const measure::BatchId& id, const Delivery& delivery)
{
    if (refusals_ < settings_.refusals) {
        return backoff_.next(delivery.retry_after);
    }
    refusals_ = 0;
    const auto reason = delivery.kind.empty() ? "refused" : delivery.kind;
    return done_with(spool_.set_aside(id, reason));
}

Duration Sender::done_with(const measure::Result<void>& change)
{
    if (change) {
        return Duration{};
    }
    daemons::log(events::kSpoolTrouble, {{"error", measure::to_string(change.error())}});
    return backoff_.next(std::nullopt);
}

}  // namespace probe::report
