#pragma once

#include "probe/net/fd_watch.hpp"
#include "probe/ports/dns.hpp"

#include <ares.h>
#include <boost/asio/any_completion_handler.hpp>
#include <boost/asio/steady_timer.hpp>

#include <map>
#include <memory>
#include <string>

namespace probe::net {

/// How a question ended at the level of sockets.
struct CaresReply {
    int status = ARES_SUCCESS;
    int error_number = 0;  ///< The last errno of the channel's sockets, 0 when none failed.
    std::string octets;
};

/// One c-ares channel to one server over one transport.
class CaresChannel {
public:
    CaresChannel(boost::asio::any_io_executor executor, const DnsRequest& sample, std::uint32_t hop_mtu);
    ~CaresChannel();
    CaresChannel(const CaresChannel&) = delete;
    CaresChannel& operator=(const CaresChannel&) = delete;

    using Done = boost::asio::any_completion_handler<void(CaresReply)>;

    /// Sends a packet; `done` is called exactly once, never from within send().
    void send(const std::string& packet, Done done);

    std::size_t in_flight() const { return in_flight_; }

private:
    struct Question {
        CaresChannel* channel;
        Done done;
    };

    static void on_socket_state(void* self, ares_socket_t socket, int readable, int writable);
    static void on_reply(void* question, int status, int timeouts, unsigned char* octets, int length);
    void watch(ares_socket_t socket, bool readable, bool writable);
    void keep_time();

    boost::asio::any_io_executor executor_;
    boost::asio::steady_timer timer_;
    std::uint32_t hop_mtu_;
    ares_channel channel_ = nullptr;
    std::map<ares_socket_t, std::unique_ptr<FdWatch>> watches_;
    std::size_t in_flight_ = 0;
    bool keeping_time_ = false;
    int last_errno_ = 0;

    friend struct SocketFunctions;
};

}  // namespace probe::net
