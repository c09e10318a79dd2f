#include "probe/report/collector_call.hpp"

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace probe::report {
namespace {

namespace asio = boost::asio;

/// How a transfer ended.
struct End {
    bool reached = false;
    CURLcode code = CURLE_OK;
};

}  // namespace

asio::awaitable<CURLcode> perform(asio::any_io_executor executor, net::CurlMulti& multi, CURL* easy,
                                  std::chrono::seconds limit)
{
    // Beyond curl's own limit by a second: it ends the transfer even if curl forgot to.
    asio::steady_timer deadline(executor, limit + std::chrono::seconds(1));
    End end;
    multi.start(easy, [&end, &deadline](CURLcode code) {
        end = End{.reached = true, .code = code};
        deadline.cancel();
    });
    boost::system::error_code ignored;
    auto token_of_wait = asio::redirect_error(asio::use_awaitable, ignored);
    co_await deadline.async_wait(token_of_wait);
    if (!end.reached) {
        multi.end(easy, CURLE_OPERATION_TIMEDOUT);
        while (!end.reached) {
            deadline.expires_after(std::chrono::milliseconds(10));
            auto again = asio::redirect_error(asio::use_awaitable, ignored);
            co_await deadline.async_wait(again);
        }
    }
    co_return end.code;
}

}  // namespace probe::report
