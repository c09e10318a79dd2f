#pragma once

#include "http/listener.hpp"

#include <boost/asio/io_context.hpp>

#include <string>
#include <thread>

/// A listener on [::1] in a thread of its own, stopped with the object.
namespace loopback {

class HttpServer {
public:
    HttpServer(http::ListenerSettings settings, http::Handler handler, http::Admission admission = {});
    HttpServer(const HttpServer&) = delete;
    HttpServer& operator=(const HttpServer&) = delete;
    ~HttpServer();

    std::uint16_t port() const;

    /// Graceful stop; returns when it has ended. Counts are read after it.
    void stop(measure::Duration deadline);

    const http::Counts& counts() const;

private:
    boost::asio::io_context context_;
    http::Listener listener_;
    std::uint16_t port_ = 0;
    http::Counts counts_;
    std::thread thread_;
};

/// Plain HTTP on [::1], any port, with limits short enough for tests.
http::ListenerSettings plain_settings();

/// Answers with the method, path and body it saw.
boost::asio::awaitable<http::Response> echo(http::Request request);

}  // namespace loopback
