#include "tests/loopback/raw_server.hpp"

#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <stdexcept>
#include <utility>

namespace loopback {
namespace {

/// How often a waiting server looks whether it shall stop.
constexpr int kGlance = 20;

const sockaddr* as_address(const sockaddr_in6& address)
{
    return static_cast<const sockaddr*>(static_cast<const void*>(&address));
}

sockaddr* as_address(sockaddr_in6& address)
{
    return static_cast<sockaddr*>(static_cast<void*>(&address));
}

int bound_socket(int type)
{
    const int made = ::socket(AF_INET6, type | SOCK_CLOEXEC, 0);
    sockaddr_in6 address{};
    address.sin6_family = AF_INET6;
    address.sin6_addr = in6addr_loopback;
    if (made < 0 || ::bind(made, as_address(address), sizeof address) != 0) {
        throw std::runtime_error("no socket on [::1]");
    }
    return made;
}

std::uint16_t port_of(int socket)
{
    sockaddr_in6 address{};
    socklen_t length = sizeof address;
    ::getsockname(socket, as_address(address), &length);
    return ntohs(address.sin6_port);
}

/// True when there is something to read; false after `stopping`.
bool wait_readable(int socket, const std::atomic<bool>& stopping)
{
    pollfd watched{.fd = socket, .events = POLLIN, .revents = 0};
    while (!stopping) {
        if (::poll(&watched, 1, kGlance) > 0) {
            return true;
        }
    }
    return false;
}

}  // namespace

bool RawPeer::say(std::string_view octets)
{
    while (!octets.empty() && !stopping_) {
        const auto sent = ::send(socket_, octets.data(), octets.size(), MSG_NOSIGNAL);
        if (sent <= 0) {
            return false;
        }
        octets.remove_prefix(static_cast<std::size_t>(sent));
    }
    return !stopping_;
}

std::string RawPeer::hear_until(std::string_view mark)
{
    std::string heard;
    std::array<char, 4096> piece{};
    while (heard.find(mark) == std::string::npos && wait_readable(socket_, stopping_)) {
        const auto got = ::recv(socket_, piece.data(), piece.size(), 0);
        if (got <= 0) {
            break;
        }
        heard.append(piece.data(), static_cast<std::size_t>(got));
    }
    return heard;
}

void RawPeer::linger() const
{
    pollfd watched{.fd = socket_, .events = 0, .revents = 0};
    ::poll(&watched, 1, kGlance);
}

void RawPeer::stay_silent()
{
    std::array<char, 4096> piece{};
    while (wait_readable(socket_, stopping_) && ::recv(socket_, piece.data(), piece.size(), 0) > 0) {
    }
}

void RawPeer::reset()
{
    const ::linger at_once{.l_onoff = 1, .l_linger = 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
}

RawServer::RawServer(std::function<void(RawPeer&)> behave) : behave_(std::move(behave)), listener_(bound_socket(SOCK_STREAM))
{
    ::listen(listener_, 16);
    port_ = port_of(listener_);
    thread_ = std::thread([this] { serve(); });
}

RawServer::~RawServer()
{
    stopping_ = true;
    thread_.join();
    ::close(listener_);
}

void RawServer::serve()
{
    while (wait_readable(listener_, stopping_)) {
        const int socket = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
        if (socket >= 0) {
            // A peer that stops reading must not hold us in send() for ever.
            const timeval patience{.tv_sec = 2, .tv_usec = 0};
            ::setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
            RawPeer peer(socket, stopping_);
            behave_(peer);
            ::close(socket);
        }
    }
}

RawDatagrams::RawDatagrams(std::function<std::string(const std::string&)> answer)
    : answer_(std::move(answer)), socket_(bound_socket(SOCK_DGRAM)), port_(port_of(socket_))
{
    thread_ = std::thread([this] { serve(); });
}

RawDatagrams::~RawDatagrams()
{
    stopping_ = true;
    thread_.join();
    ::close(socket_);
}

void RawDatagrams::serve()
{
    std::array<char, 4096> datagram{};
    while (wait_readable(socket_, stopping_)) {
        sockaddr_in6 from{};
        socklen_t length = sizeof from;
        const auto got = ::recvfrom(socket_, datagram.data(), datagram.size(), 0, as_address(from), &length);
        if (got > 0) {
            const auto reply = answer_(std::string(datagram.data(), static_cast<std::size_t>(got)));
            if (!reply.empty()) {
                ::sendto(socket_, reply.data(), reply.size(), 0, as_address(std::as_const(from)), length);
            }
        }
    }
}

}  // namespace loopback
