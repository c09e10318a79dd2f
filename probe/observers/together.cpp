#include "probe/observers/together.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <exception>
#include <memory>

namespace probe::observers {

namespace asio = boost::asio;

namespace {

struct Gathering {
    explicit Gathering(const asio::any_io_executor& executor) : all_done(executor, asio::steady_timer::time_point::max()) {}

    asio::steady_timer all_done;
    std::size_t running = 0;
    std::exception_ptr first;
};

void leave(Gathering& gathering, std::exception_ptr thrown)
{
    gathering.first = gathering.first ? gathering.first : thrown;
    if (--gathering.running == 0) {
        gathering.all_done.cancel();
    }
}

}  // namespace

asio::awaitable<void> together(std::vector<Step> steps)
{
    const auto executor = co_await asio::this_coro::executor;
    const auto gathering = std::make_shared<Gathering>(executor);
    gathering->running = steps.size();
    for (auto& step : steps) {
        asio::co_spawn(executor, step(), [gathering](std::exception_ptr thrown) { leave(*gathering, thrown); });
    }
    boost::system::error_code ignored;
    while (gathering->running > 0) {
        auto token = asio::redirect_error(asio::use_awaitable, ignored);
        co_await gathering->all_done.async_wait(token);
    }
    if (gathering->first) {
        std::rethrow_exception(gathering->first);
    }
}

}  // namespace probe::observers
