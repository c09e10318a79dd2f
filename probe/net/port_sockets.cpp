#include "probe/net/port_sockets.hpp"

#include "probe/net/datagram.hpp"
#include "probe/net/endpoint.hpp"
#include "probe/net/failures.hpp"
#include "probe/net/socket_deadline.hpp"
#include "wire/snmp_message.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <openssl/rand.h>

#include <chrono>
#include <memory>

namespace probe::net {

namespace asio = boost::asio;
using asio::ip::tcp;
using measure::Failure;
using measure::FailureKind;

namespace {

/// services.md section 5: TCP connect. Long enough for the kernel's second SYN again.
constexpr auto kDeadline = std::chrono::seconds(4);

/// Connects and lets go; true answers are the kernel's alone.
asio::awaitable<std::optional<Failure>> connect(measure::Address address, std::uint16_t port)
{
    const auto executor = co_await asio::this_coro::executor;
    const tcp::endpoint there(to_asio(address), port);
    const auto socket = std::make_shared<tcp::socket>(executor);
    boost::system::error_code code;
    socket->open(there.protocol(), code);
    if (code) {
        co_return failure_from_errno(code.value(), address);
    }
    const SocketDeadline deadline(socket, kDeadline);
    std::tie(code) = co_await socket->async_connect(there, asio::as_tuple(asio::use_awaitable));
    if (code == asio::error::operation_aborted) {
        Failure failure{.kind = FailureKind::timeout, .locus = measure::Locus::path, .detail = "no answer to a SYN"};
        co_return failure;
    }
    // Linux calls a reset in answer to a SYN a refusal (connect(2), ECONNREFUSED), though RFC 9293 section 3.10.7.3 calls both a reset:
    // one that comes as a reset came to a port that had accepted.
    if (code && code != asio::error::connection_reset) {
        co_return failure_from_errno(code.value(), address);
    }
    co_return std::nullopt;
}

std::uint32_t drawn_number()
{
    std::uint32_t number = 0;
    RAND_bytes(static_cast<unsigned char*>(static_cast<void*>(&number)), sizeof number);
    return number & wire::kMostSnmpNumber;
}

asio::awaitable<std::optional<Failure>> ask_snmp(measure::Address address, std::uint16_t port)
{
    const auto number = drawn_number();
    const auto exchange = co_await exchange_datagram(address, port, wire::snmp_question(number), "SNMP");
    co_return exchange.failure ? exchange.failure : wire::refuse_snmp(exchange.answer, number);
}

}  // namespace

asio::awaitable<measure::PortLook> PortSockets::look(PortRequest request)
{
    measure::PortLook seen{.address = request.address, .port = request.port, .transport = request.transport};
    seen.started = std::chrono::time_point_cast<measure::Duration>(std::chrono::system_clock::now());
    const auto begun = std::chrono::steady_clock::now();
    if (request.transport == measure::Transport::tcp) {
        seen.failure = co_await connect(request.address, request.port);
    } else {
        seen.failure = co_await ask_snmp(request.address, request.port);
    }
    seen.elapsed = std::chrono::duration_cast<measure::Duration>(std::chrono::steady_clock::now() - begun);
    co_return seen;
}

}  // namespace probe::net
