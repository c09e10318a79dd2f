#include "probe/net/datagram.hpp"

#include "probe/net/endpoint.hpp"
#include "probe/net/failures.hpp"
#include "probe/net/socket_deadline.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/ip/udp.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <chrono>
#include <memory>

namespace probe::net {

namespace asio = boost::asio;
using asio::ip::udp;
using measure::Failure;
using measure::FailureKind;

namespace {

constexpr auto kDeadline = std::chrono::seconds(2);
constexpr std::size_t kMostOctets = 1500;

/// The socket is connected, so that nobody else is heard and ICMP errors are.
asio::awaitable<boost::system::error_code> send_and_receive(udp::socket& socket, std::string question, std::string& answer)
{
    const auto token = asio::as_tuple(asio::use_awaitable);
    boost::system::error_code code;
    std::size_t length = 0;
    std::tie(code, std::ignore) = co_await socket.async_send(asio::buffer(question), token);
    answer.resize(kMostOctets);
    if (!code) {
        std::tie(code, length) = co_await socket.async_receive(asio::buffer(answer), token);
    }
    answer.resize(code ? 0 : length);
    co_return code;
}

Failure failed(const boost::system::error_code& code, const measure::Address& address, const std::string& protocol)
{
    if (code == asio::error::operation_aborted) {
        return {.kind = FailureKind::timeout, .detail = "no answer to a " + protocol + " packet"};
    }
    return failure_from_errno(code.value(), address);
}

}  // namespace

asio::awaitable<DatagramExchange> exchange_datagram(measure::Address address, std::uint16_t port, std::string question,
                                                    std::string protocol)
{
    const auto executor = co_await asio::this_coro::executor;
    const udp::endpoint there(to_asio(address), port);
    const auto socket = std::make_shared<udp::socket>(executor);
    DatagramExchange seen{.started = std::chrono::time_point_cast<measure::Duration>(std::chrono::system_clock::now())};
    const auto begun = std::chrono::steady_clock::now();
    boost::system::error_code code;
    socket->open(there.protocol(), code);
    if (!code) {
        socket->connect(there, code);
    }
    if (code) {
        seen.failure = failure_from_errno(code.value(), address);
        co_return seen;
    }
    const SocketDeadline deadline(socket, kDeadline);
    code = co_await send_and_receive(*socket, question, seen.answer);
    if (code) {
        seen.failure = failed(code, address, protocol);
    }
    seen.elapsed = std::chrono::duration_cast<measure::Duration>(std::chrono::steady_clock::now() - begun);
    co_return seen;
}

}  // namespace probe::net
