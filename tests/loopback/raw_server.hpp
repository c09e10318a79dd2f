#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <thread>

namespace loopback {

/// One accepted connection of a server that may behave as badly as it likes. Every call gives up when the server stops.
class RawPeer {
public:
    RawPeer(int socket, const std::atomic<bool>& stopping) : socket_(socket), stopping_(stopping) {}

    /// False once the other side is gone.
    bool say(std::string_view octets);

    /// Reads until `mark` came or the other side is gone; what was heard.
    std::string hear_until(std::string_view mark);

    /// Lets a short while pass, as one who drips does between two drops.
    void linger() const;

    /// Waits until the other side is gone.
    void stay_silent();

    /// Ends the connection with a reset instead of a close.
    void reset();

private:
    int socket_;
    const std::atomic<bool>& stopping_;
};

/// A TCP server on [::1] in a thread of its own that hands each connection to a behaviour, one after the other.
class RawServer {
public:
    explicit RawServer(std::function<void(RawPeer&)> behave);
    RawServer(const RawServer&) = delete;
    RawServer& operator=(const RawServer&) = delete;
    ~RawServer();

    std::uint16_t port() const { return port_; }

private:
    void serve();

    std::function<void(RawPeer&)> behave_;
    int listener_ = -1;
    std::uint16_t port_ = 0;
    std::atomic<bool> stopping_{false};
    std::thread thread_;
};

/// A UDP server on [::1] that answers each datagram with whatever `answer` makes of it; "" is no answer.
class RawDatagrams {
public:
    explicit RawDatagrams(std::function<std::string(const std::string&)> answer);
    RawDatagrams(const RawDatagrams&) = delete;
    RawDatagrams& operator=(const RawDatagrams&) = delete;
    ~RawDatagrams();

    std::uint16_t port() const { return port_; }

private:
    void serve();

    std::function<std::string(const std::string&)> answer_;
    int socket_ = -1;
    std::uint16_t port_ = 0;
    std::atomic<bool> stopping_{false};
    std::thread thread_;
};

}  // namespace loopback
