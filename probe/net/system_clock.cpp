#include "probe/net/system_clock.hpp"

#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace probe::net {

measure::Timestamp SystemClock::now() const
{
    return std::chrono::time_point_cast<measure::Duration>(std::chrono::system_clock::now());
}

measure::Duration SystemClock::ticks() const
{
    return std::chrono::duration_cast<measure::Duration>(std::chrono::steady_clock::now().time_since_epoch());
}

boost::asio::awaitable<void> SystemClock::wait(measure::Duration duration)
{
    boost::asio::steady_timer timer(executor_, duration);
    co_await timer.async_wait(boost::asio::use_awaitable);
}

}  // namespace probe::net
