#include "probe/net/quic_socket.hpp"

#include "probe/net/datagram.hpp"
#include "wire/quic_packet.hpp"

#include <openssl/rand.h>

namespace probe::net {

namespace asio = boost::asio;

namespace {

wire::ConnectionId drawn_id()
{
    wire::ConnectionId id{};
    RAND_bytes(id.data(), static_cast<int>(id.size()));
    return id;
}

}  // namespace

asio::awaitable<QuicExchange> QuicSocket::versions(measure::Address address, std::uint16_t port)
{
    const auto destination = drawn_id();
    const auto source = drawn_id();
    const auto exchange = co_await exchange_datagram(address, port, wire::quic_question(destination, source), "QUIC");
    QuicExchange seen{.started = exchange.started, .elapsed = exchange.elapsed, .failure = exchange.failure};
    if (!exchange.failure) {
        auto versions = wire::quic_versions(exchange.answer, destination, source);
        if (versions) {
            seen.versions = *std::move(versions);
        } else {
            seen.failure = versions.error();
        }
    }
    co_return seen;
}

}  // namespace probe::net
