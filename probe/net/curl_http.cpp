#include "probe/net/curl_http.hpp"

#include "probe/net/curl_transfer.hpp"

#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace probe::net {

namespace asio = boost::asio;

namespace {

/// How often a running transfer is compared with the deadlines of its stages.
constexpr auto kTick = std::chrono::milliseconds(100);

/// How a transfer ended.
struct End {
    bool reached = false;
    CURLcode code = CURLE_OK;
};

}  // namespace

CurlHttp::CurlHttp(asio::any_io_executor executor, HttpSettings settings)
    : executor_(executor), multi_(executor), settings_(std::move(settings))
{
}

asio::awaitable<HttpExchange> CurlHttp::get(HttpRequest request)
{
    CurlTransfer transfer(request, settings_);
    asio::steady_timer timer(executor_);
    End end;
    const auto begun = std::chrono::steady_clock::now();
    multi_.start(transfer.handle(), [&end, &timer](CURLcode code) {
        end.reached = true;
        end.code = code;
        timer.cancel();
    });
    bool late = false;
    boost::system::error_code ignored;
    bool unread = false;
    while (!end.reached || unread) {
        auto token = asio::redirect_error(asio::use_awaitable, ignored);
        if (unread) {
            co_await asio::post(executor_, asio::use_awaitable);
        } else {
            timer.expires_after(kTick);
            co_await timer.async_wait(token);
        }
        unread = transfer.read_slice();
        const auto elapsed = std::chrono::duration_cast<measure::Duration>(std::chrono::steady_clock::now() - begun);
        if (!end.reached && !late && transfer.overdue(elapsed)) {
            late = true;
            multi_.end(transfer.handle(), CURLE_OPERATION_TIMEDOUT);
        }
    }
    co_return transfer.exchange(end.code, late);
}

}  // namespace probe::net
