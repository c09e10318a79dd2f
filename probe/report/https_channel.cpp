#include "probe/report/https_channel.hpp"

#include "probe/report/post.hpp"

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <optional>

namespace probe::report {
namespace {

namespace asio = boost::asio;

constexpr std::size_t kLongestToken = 512;

/// The token, or nullopt for anything that cannot be one (RFC 6750 section 2.1: no white space within, so that no file can
/// put a line of its own into the header).
std::optional<std::string> read_token(const std::filesystem::path& path)
{
    std::ifstream stream(path);
    std::string token;
    std::string more;
    const bool one_word = static_cast<bool>(stream >> token) && !(stream >> more);
    const bool printable = std::ranges::all_of(token, [](char c) { return c > 0x20 && c < 0x7F; });
    return one_word && printable && token.size() <= kLongestToken ? std::optional(token) : std::nullopt;
}

Delivery token_unreadable(const std::filesystem::path& path)
{
    Delivery delivery;
    delivery.kind = "token_unreadable";
    delivery.detail = path.string() + " has no token: write the one that `sextant-collector probe add` made";
    return delivery;
}

/// How a transfer ended.
struct End {
    bool reached = false;
    CURLcode code = CURLE_OK;
};

}  // namespace

HttpsChannel::HttpsChannel(asio::any_io_executor executor, HttpsSettings settings)
    : executor_(executor), settings_(std::move(settings)), multi_(executor)
{
}

asio::awaitable<Delivery> HttpsChannel::deliver(measure::SealedBatch batch)
{
    const auto token = read_token(settings_.token_file);
    if (!token) {
        co_return token_unreadable(settings_.token_file);
    }
    Post post(settings_, std::move(batch), *token);
    // Beyond curl's own limit by a second: it ends the transfer even if curl forgot to.
    asio::steady_timer deadline(executor_, settings_.total_limit + std::chrono::seconds(1));
    End end;
    multi_.start(post.handle(), [&end, &deadline](CURLcode code) {
        end = End{.reached = true, .code = code};
        deadline.cancel();
    });
    boost::system::error_code ignored;
    auto token_of_wait = asio::redirect_error(asio::use_awaitable, ignored);
    co_await deadline.async_wait(token_of_wait);
    if (!end.reached) {
        multi_.end(post.handle(), CURLE_OPERATION_TIMEDOUT);
        while (!end.reached) {
            deadline.expires_after(std::chrono::milliseconds(10));
            auto again = asio::redirect_error(asio::use_awaitable, ignored);
            co_await deadline.async_wait(again);
        }
    }
    co_return post.delivery(end.code);
}

}  // namespace probe::report
