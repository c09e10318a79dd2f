#pragma once

#include "collector/http/listener.hpp"

#include <boost/asio/io_context.hpp>

#include <string>
#include <thread>

/// A listener on [::1] in a thread of its own, stopped with the object.
namespace loopback {

class HttpServer {
public:
    HttpServer(collector::http::ListenerSettings settings, collector::http::Handler handler,
               collector::http::Admission admission = {});
    HttpServer(const HttpServer&) = delete;
    HttpServer& operator=(const HttpServer&) = delete;
    ~HttpServer();

    std::uint16_t port() const;

    /// Graceful stop; returns when it has ended. Counts are read after it.
    void stop(measure::Duration deadline);

    const collector::http::Counts& counts() const;

private:
    boost::asio::io_context context_;
    collector::http::Listener listener_;
    std::uint16_t port_ = 0;
    collector::http::Counts counts_;
    std::thread thread_;
};

/// Plain HTTP on [::1], any port, with limits short enough for tests.
collector::http::ListenerSettings plain_settings();

/// Answers with the method, path and body it saw.
boost::asio::awaitable<collector::http::Response> echo(collector::http::Request request);

}  // namespace loopback
