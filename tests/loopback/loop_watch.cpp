#include "tests/loopback/loop_watch.hpp"

#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <algorithm>
#include <ctime>

namespace loopback {
namespace {

std::chrono::nanoseconds work_done()
{
    timespec spent{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &spent);
    return std::chrono::seconds(spent.tv_sec) + std::chrono::nanoseconds(spent.tv_nsec);
}

}  // namespace

boost::asio::awaitable<void> watch_loop(std::chrono::nanoseconds& longest, const bool& done)
{
    boost::asio::steady_timer timer(co_await boost::asio::this_coro::executor);
    while (!done) {
        const auto before = work_done();
        timer.expires_after(std::chrono::milliseconds(1));
        co_await timer.async_wait(boost::asio::use_awaitable);
        longest = std::max(longest, work_done() - before);
    }
}

}  // namespace loopback
