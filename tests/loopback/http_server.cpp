#include "http_server.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_future.hpp>

#include <stdexcept>

namespace loopback {
namespace {

using http::Listener;

Listener must_open(boost::asio::io_context& context, http::ListenerSettings settings, http::Handler handler,
                   http::Admission admission)
{
    auto listener = Listener::open(context.get_executor(), std::move(settings), std::move(handler), std::move(admission));
    if (!listener) {
        throw std::runtime_error(measure::to_string(listener.error()));
    }
    return std::move(*listener);
}

}  // namespace

HttpServer::HttpServer(http::ListenerSettings settings, http::Handler handler, http::Admission admission)
    : listener_(must_open(context_, std::move(settings), std::move(handler), std::move(admission)))
{
    port_ = listener_.ports().front();
    listener_.start();
    thread_ = std::thread([this] { context_.run(); });
}

HttpServer::~HttpServer()
{
    stop(std::chrono::milliseconds{1});
}

std::uint16_t HttpServer::port() const
{
    return port_;
}

void HttpServer::stop(measure::Duration deadline)
{
    if (!thread_.joinable()) {
        return;
    }
    auto stopped = boost::asio::co_spawn(context_, listener_.stop(deadline), boost::asio::use_future);
    stopped.wait();
    thread_.join();
    counts_ = listener_.counts();
}

const http::Counts& HttpServer::counts() const
{
    return counts_;
}

http::ListenerSettings plain_settings()
{
    http::ListenerSettings settings;
    http::Endpoint loopback;
    loopback.address.octets[15] = 1;
    settings.endpoints = {loopback};
    settings.limits.body_octets = 65536;
    return settings;
}

boost::asio::awaitable<http::Response> echo(http::Request request)
{
    http::Response response;
    response.headers = {{"Content-Type", "text/plain"}};
    response.body = request.method + " " + request.path + " " + request.body;
    co_return response;
}

}  // namespace loopback
