#include "probe/net/quic_socket.hpp"

#include "probe/net/endpoint.hpp"
#include "probe/net/failures.hpp"
#include "wire/quic_packet.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/ip/udp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <openssl/rand.h>

#include <chrono>

namespace probe::net {

namespace asio = boost::asio;
using asio::ip::udp;
using measure::Failure;
using measure::FailureKind;

namespace {

constexpr auto kDeadline = std::chrono::seconds(2);

wire::ConnectionId drawn_id()
{
    wire::ConnectionId id{};
    RAND_bytes(id.data(), static_cast<int>(id.size()));
    return id;
}

/// What is kept of an exchange from its beginning to its end.
struct Asking {
    measure::Address address;
    wire::ConnectionId destination = drawn_id();
    wire::ConnectionId source = drawn_id();
    std::array<char, 1500> answer{};
};

Failure failed(const boost::system::error_code& code, const measure::Address& address)
{
    if (code == asio::error::operation_aborted) {
        return {.kind = FailureKind::timeout, .detail = "no answer to a QUIC packet"};
    }
    return failure_from_errno(code.value(), address);
}

void take_answer(const Asking& asking, std::size_t length, QuicExchange& into)
{
    auto versions = wire::quic_versions({asking.answer.data(), length}, asking.destination, asking.source);
    if (versions) {
        into.versions = *std::move(versions);
    } else {
        into.failure = versions.error();
    }
}

/// Sends and waits; the socket is connected, so that nobody else is heard and ICMP errors are.
asio::awaitable<void> exchange(udp::socket& socket, Asking& asking, QuicExchange& into)
{
    const auto token = asio::as_tuple(asio::use_awaitable);
    const auto packet = wire::quic_question(asking.destination, asking.source);
    boost::system::error_code code;
    std::size_t length = 0;
    std::tie(code, std::ignore) = co_await socket.async_send(asio::buffer(packet), token);
    if (!code) {
        std::tie(code, length) = co_await socket.async_receive(asio::buffer(asking.answer), token);
    }
    if (code) {
        into.failure = failed(code, asking.address);
    } else {
        take_answer(asking, length, into);
    }
}

}  // namespace

asio::awaitable<QuicExchange> QuicSocket::versions(measure::Address address, std::uint16_t port)
{
    const auto executor = co_await asio::this_coro::executor;
    const udp::endpoint there(to_asio(address), port);
    udp::socket socket(executor);
    QuicExchange seen{.started = std::chrono::time_point_cast<measure::Duration>(std::chrono::system_clock::now())};
    const auto begun = std::chrono::steady_clock::now();
    boost::system::error_code code;
    socket.open(there.protocol(), code);
    if (!code) {
        socket.connect(there, code);
    }
    if (code) {
        seen.failure = failure_from_errno(code.value(), address);
        co_return seen;
    }
    asio::steady_timer deadline(executor, kDeadline);
    deadline.async_wait([&socket](const boost::system::error_code& cancelled) {
        if (!cancelled) {
            socket.cancel();
        }
    });
    Asking asking{.address = address};
    co_await exchange(socket, asking, seen);
    deadline.cancel();
    seen.elapsed = std::chrono::duration_cast<measure::Duration>(std::chrono::steady_clock::now() - begun);
    co_return seen;
}

}  // namespace probe::net
