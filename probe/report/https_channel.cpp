#include "probe/report/https_channel.hpp"

#include "probe/report/collector_call.hpp"
#include "probe/report/post.hpp"

namespace probe::report {
namespace {

namespace asio = boost::asio;

Delivery token_unreadable(const std::filesystem::path& path)
{
    Delivery delivery;
    delivery.kind = "token_unreadable";
    delivery.detail = path.string() + " has no token: write the one that `sextant-collector probe add` made";
    return delivery;
}

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
    const auto code = co_await perform(executor_, multi_, post.handle(), settings_.total_limit);
    co_return post.delivery(code);
}

}  // namespace probe::report
