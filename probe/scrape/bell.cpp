#include "probe/scrape/bell.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace probe::scrape {

namespace asio = boost::asio;

asio::awaitable<bool> Bell::wait(measure::Duration at_most)
{
    if (rung_) {
        co_return true;
    }
    asio::steady_timer timer(executor_, at_most);
    waiting_.insert(&timer);
    co_await timer.async_wait(asio::as_tuple(asio::use_awaitable));
    waiting_.erase(&timer);
    co_return rung_;
}

void Bell::ring()
{
    rung_ = true;
    for (auto* timer : waiting_) {
        timer->cancel();
    }
}

}  // namespace probe::scrape
