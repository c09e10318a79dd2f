#include "probe/report/opt_out_watch.hpp"

#include "probe/report/log_events.hpp"

#include <algorithm>

namespace probe::report {

namespace asio = boost::asio;

namespace {

/// A stop is noticed within this.
constexpr measure::Duration kSlice = std::chrono::seconds(1);

}  // namespace

OptOutWatch::OptOutWatch(OptOutSource& source, Clock& clock, measure::Duration pause, Tell tell)
    : source_(source), clock_(clock), pause_(std::min(pause, kLongestOptOutPause)), tell_(std::move(tell))
{
}

asio::awaitable<bool> OptOutWatch::look()
{
    const auto wishes = co_await source_.wishes();
    if (!wishes) {
        daemons::log(events::kOptOutsUnknown, {{"error", measure::to_string(wishes.error())}});
        co_return false;
    }
    tell_(*wishes);
    co_return true;
}

asio::awaitable<void> OptOutWatch::run()
{
    while (!stopping_) {
        for (auto left = pause_; !stopping_ && left > measure::Duration{}; left -= kSlice) {
            const auto slice = std::min(left, kSlice);
            co_await clock_.wait(slice);
        }
        if (!stopping_) {
            co_await look();
        }
    }
}

}  // namespace probe::report
