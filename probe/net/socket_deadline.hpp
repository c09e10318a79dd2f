#pragma once

#include <boost/asio/steady_timer.hpp>

#include <chrono>
#include <memory>

namespace probe::net {

/// Cancels what a socket is doing when its time is up. Ends with its own life.
///
/// The timer's handler may be on its way already when the work is over: it holds the socket too.
template <typename Socket>
class SocketDeadline {
public:
    SocketDeadline(std::shared_ptr<Socket> socket, std::chrono::steady_clock::duration time)
        : timer_(socket->get_executor(), time)
    {
        timer_.async_wait([socket = std::move(socket)](const boost::system::error_code& cancelled) {
            if (!cancelled) {
                boost::system::error_code ignored;
                socket->cancel(ignored);
            }
        });
    }

private:
    boost::asio::steady_timer timer_;
};

}  // namespace probe::net
