#include "probe/net/icmp_socket.hpp"

#include "probe/net/endpoint.hpp"
#include "probe/net/failures.hpp"
#include "probe/net/socket_deadline.hpp"
#include "wire/echo_packet.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/ip/udp.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <openssl/rand.h>
#include <sys/socket.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <memory>

namespace probe::net {

namespace asio = boost::asio;
using asio::ip::udp;
using measure::EchoProbe;
using measure::Failure;
using measure::FailureKind;

namespace {

constexpr auto kDeadline = std::chrono::seconds(2);

/// What is not an answer to us but comes from the same host: a raw socket hears all of it.
constexpr int kMostStrangers = 64;

/// Linux grants ping sockets by group (net.ipv4.ping_group_range), raw ones by capability; Asio knows neither for IPv6, and
/// both behave like a datagram socket once they are connected.
int open_socket()
{
    constexpr int kFlags = SOCK_NONBLOCK | SOCK_CLOEXEC;
    const int ping = ::socket(AF_INET6, SOCK_DGRAM | kFlags, IPPROTO_ICMPV6);
    return ping >= 0 ? ping : ::socket(AF_INET6, SOCK_RAW | kFlags, IPPROTO_ICMPV6);
}

/// One request as it goes on.
struct Asking {
    measure::Address address;
    std::uint16_t identifier = 0;
    std::uint16_t sequence = 0;
    std::string data;
    std::array<char, 1500> packet{};
};

void draw(Asking& asking)
{
    std::array<unsigned char, 4> drawn{};
    RAND_bytes(drawn.data(), static_cast<int>(drawn.size()));
    asking.identifier = static_cast<std::uint16_t>(drawn[0] << 8U | drawn[1]);
    asking.sequence = static_cast<std::uint16_t>(drawn[2] << 8U | drawn[3]);
}

Failure failed(const boost::system::error_code& code, const measure::Address& address)
{
    if (code == asio::error::operation_aborted) {
        return {.kind = FailureKind::timeout, .detail = "no answer to echo"};
    }
    return failure_from_errno(code.value(), address);
}

/// Sends, and passes over what answers others; the deadline cancels the socket.
asio::awaitable<std::optional<Failure>> exchange(udp::socket& socket, Asking& asking)
{
    const auto token = asio::as_tuple(asio::use_awaitable);
    const auto request = wire::echo_request(asking.identifier, asking.sequence, asking.data);
    boost::system::error_code code;
    std::size_t length = 0;
    std::tie(code, std::ignore) = co_await socket.async_send(asio::buffer(request), token);
    for (int heard = 0; !code && heard < kMostStrangers; ++heard) {
        std::tie(code, length) = co_await socket.async_receive(asio::buffer(asking.packet), token);
        if (!code && wire::answers_echo({asking.packet.data(), length}, asking.sequence, asking.data)) {
            co_return std::nullopt;
        }
    }
    co_return code ? failed(code, asking.address) : Failure{.kind = FailureKind::mismatch, .detail = "no echo reply"};
}

/// A connected socket; the code of what prevented it otherwise.
boost::system::error_code connect(udp::socket& socket, const measure::Address& address)
{
    boost::system::error_code code;
    const int descriptor = open_socket();
    if (descriptor < 0) {
        return {errno, boost::system::system_category()};
    }
    socket.assign(udp::v6(), descriptor, code);
    if (!code) {
        socket.connect(udp::endpoint(to_asio(address), 0), code);
    }
    return code;
}

/// EACCES of socket() is our own lack of privilege, whatever the routes are.
Failure not_opened(const boost::system::error_code& code, const measure::Address& address)
{
    if (code.value() == EACCES || code.value() == EPERM) {
        return {.kind = FailureKind::not_permitted,
                .locus = measure::Locus::local,
                .code = code.value(),
                .detail = "no ping socket: net.ipv4.ping_group_range or CAP_NET_RAW"};
    }
    return failure_from_errno(code.value(), address);
}

}  // namespace

asio::awaitable<EchoProbe> IcmpSocket::echo(measure::Address address)
{
    const auto executor = co_await asio::this_coro::executor;
    EchoProbe seen{.address = address};
    seen.started = std::chrono::time_point_cast<measure::Duration>(std::chrono::system_clock::now());
    const auto begun = std::chrono::steady_clock::now();
    const auto socket = std::make_shared<udp::socket>(executor);
    if (const auto code = connect(*socket, address)) {
        seen.failure = not_opened(code, address);
        co_return seen;
    }
    const SocketDeadline deadline(socket, kDeadline);
    Asking asking{.address = address, .data = uri_ + '\0'};
    draw(asking);
    seen.failure = co_await exchange(*socket, asking);
    seen.elapsed = std::chrono::duration_cast<measure::Duration>(std::chrono::steady_clock::now() - begun);
    co_return seen;
}

}  // namespace probe::net
