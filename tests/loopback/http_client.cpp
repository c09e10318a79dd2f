#include "http_client.hpp"

#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <charconv>
#include <stdexcept>
#include <utility>

namespace loopback {
namespace {

std::size_t number_after(std::string_view text, std::string_view name)
{
    const auto at = text.find(name);
    std::size_t number = 0;
    if (at != std::string_view::npos) {
        const auto rest = text.substr(at + name.size());
        std::from_chars(rest.data(), rest.data() + rest.size(), number);
    }
    return number;
}

}  // namespace

HttpClient::HttpClient(std::uint16_t port) : socket_(::socket(AF_INET6, SOCK_STREAM | SOCK_CLOEXEC, 0))
{
    const timeval patience{.tv_sec = 10, .tv_usec = 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    ::setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    sockaddr_in6 server{};
    server.sin6_family = AF_INET6;
    server.sin6_port = htons(port);
    server.sin6_addr = in6addr_loopback;
    if (::connect(socket_, reinterpret_cast<const sockaddr*>(&server), sizeof server) != 0) {
        ::close(socket_);
        throw std::runtime_error("cannot connect to the listener");
    }
}

HttpClient::~HttpClient()
{
    ::close(socket_);
}

bool HttpClient::say(std::string_view octets)
{
    while (!octets.empty()) {
        const auto sent = ::send(socket_, octets.data(), octets.size(), MSG_NOSIGNAL);
        if (sent <= 0) {
            return false;
        }
        octets.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

void HttpClient::finish_saying()
{
    ::shutdown(socket_, SHUT_WR);
}

bool HttpClient::fill()
{
    char space[16384];
    const auto got = ::recv(socket_, space, sizeof space, 0);
    timed_out_ = got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK);
    if (got <= 0) {
        return false;
    }
    heard_.append(space, static_cast<std::size_t>(got));
    return true;
}

std::string HttpClient::hear()
{
    const auto header = hear_until("\r\n\r\n");
    if (header.empty()) {
        return {};
    }
    const auto length = number_after(header, "Content-Length: ");
    while (heard_.size() < length && fill()) {
    }
    auto answer = header + heard_.substr(0, length);
    heard_.erase(0, std::min(length, heard_.size()));
    return answer;
}

std::string HttpClient::hear_all()
{
    while (fill()) {
    }
    auto all = std::exchange(heard_, {});
    return timed_out_ ? all + "(timeout)" : all;
}

std::string HttpClient::hear_until(std::string_view mark)
{
    while (heard_.find(mark) == std::string::npos) {
        if (!fill()) {
            return {};
        }
    }
    const auto end = heard_.find(mark) + mark.size();
    auto part = heard_.substr(0, end);
    heard_.erase(0, end);
    return part;
}

int status_of(std::string_view answer)
{
    return answer.starts_with("HTTP/1.1 ") || answer.starts_with("HTTP/1.0 ")
               ? static_cast<int>(number_after(answer.substr(0, 12), answer.substr(0, 9)))
               : 0;
}

std::string body_of(std::string_view answer)
{
    const auto end = answer.find("\r\n\r\n");
    return end == std::string_view::npos ? std::string{} : std::string(answer.substr(end + 4));
}

std::size_t count_of(std::string_view text, std::string_view part)
{
    std::size_t count = 0;
    for (auto at = text.find(part); at != std::string_view::npos; at = text.find(part, at + part.size())) {
        ++count;
    }
    return count;
}

}  // namespace loopback
