#pragma once

#include "http/exchange.hpp"
#include "http/limits.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>

#include <functional>
#include <memory>

namespace http {

/// What all sessions of a listener share.
struct Service {
    Limits limits;
    Handler handler;
    Admission admission;
    std::shared_ptr<boost::asio::ssl::context> tls;  ///< Empty: plain HTTP.
    Counts counts;
    bool stopping = false;  ///< Every answer from now on is the last of its connection.
};

/// One running session, as its listener sees it.
struct Session {
    measure::Address peer;
    bool idle = true;             ///< Between requests: may be closed without loss.
    std::function<void()> close;  ///< Set while the session runs.
    boost::asio::cancellation_signal cancel;
};

/// Serves one connection until it ends. Never throws but for cancellation.
boost::asio::awaitable<void> serve(boost::asio::ip::tcp::socket socket, std::shared_ptr<Service> service,
                                   std::shared_ptr<Session> session);

}  // namespace http
