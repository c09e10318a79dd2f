#include "probe/net/sntp.hpp"

#include "probe/net/endpoint.hpp"
#include "probe/net/failures.hpp"
#include "probe/net/socket_deadline.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/ip/udp.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <openssl/rand.h>

namespace probe::net {

namespace asio = boost::asio;
using measure::Failure;
using measure::FailureKind;
using measure::Timestamp;

namespace {

constexpr auto kDeadline = std::chrono::seconds(2);

/// Seconds between the NTP era of 1900 and 1970 (RFC 5905 figure 4).
constexpr std::uint64_t kNtpToUnix = 2'208'988'800;

std::uint64_t read64(const NtpPacket& packet, std::size_t at)
{
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < 8; ++i) {
        value = value << 8U | packet[at + i];
    }
    return value;
}

Timestamp time_of(std::uint64_t ntp)
{
    const auto seconds = static_cast<std::int64_t>(ntp >> 32U) - static_cast<std::int64_t>(kNtpToUnix);
    const auto micros = static_cast<std::int64_t>(((ntp & 0xffffffffU) * 1'000'000U) >> 32U);
    return Timestamp{std::chrono::seconds(seconds)} + std::chrono::microseconds(micros);
}

Timestamp now()
{
    return std::chrono::time_point_cast<measure::Duration>(std::chrono::system_clock::now());
}

tl::unexpected<Failure> failed(const boost::system::error_code& code, bool timed_out, const measure::Address& server)
{
    if (timed_out) {
        return tl::unexpected<Failure>(Failure{.kind = FailureKind::timeout, .detail = "no answer of the time server"});
    }
    return tl::unexpected<Failure>(failure_from_errno(code.value(), server));
}

}  // namespace

NtpPacket ntp_question(std::uint64_t cookie)
{
    NtpPacket packet{};
    packet[0] = 4 << 3 | 3;  // version 4, mode 3: client
    for (std::size_t i = 0; i < 8; ++i) {
        packet[40 + i] = static_cast<std::uint8_t>(cookie >> (56 - 8 * i));
    }
    return packet;
}

tl::expected<measure::Duration, Failure> ntp_offset(const NtpPacket& answer, std::uint64_t cookie, Timestamp sent,
                                                    Timestamp received)
{
    const auto refuse = [](const char* why) {
        return tl::unexpected<Failure>(Failure{.kind = FailureKind::malformed, .detail = why});
    };
    if ((answer[0] & 7U) != 4 || read64(answer, 24) != cookie) {
        return refuse("not an answer to our question");
    }
    if (answer[0] >> 6U == 3 || answer[1] == 0 || answer[1] > 15) {
        return refuse("the time server is not synchronised");
    }
    const auto there_in = time_of(read64(answer, 32));
    const auto there_out = time_of(read64(answer, 40));
    return ((there_in - sent) + (there_out - received)) / 2;
}

asio::awaitable<tl::expected<measure::Duration, Failure>> Sntp::offset(measure::Address server, std::uint16_t port)
{
    const auto executor = co_await asio::this_coro::executor;
    const asio::ip::udp::endpoint there(to_asio(server), port);
    const auto socket = std::make_shared<asio::ip::udp::socket>(executor);
    boost::system::error_code code;
    socket->open(there.protocol(), code);
    if (!code) {
        socket->connect(there, code);
    }
    if (code) {
        co_return failed(code, false, server);
    }
    const SocketDeadline deadline(socket, kDeadline);
    std::uint64_t cookie = 0;
    RAND_bytes(static_cast<unsigned char*>(static_cast<void*>(&cookie)), sizeof cookie);
    const auto question = ntp_question(cookie);
    const auto token = asio::as_tuple(asio::use_awaitable);
    const auto sent = now();
    std::tie(code, std::ignore) = co_await socket->async_send(asio::buffer(question), token);
    NtpPacket answer{};
    std::size_t length = 0;
    if (!code) {
        std::tie(code, length) = co_await socket->async_receive(asio::buffer(answer), token);
    }
    const auto received = now();
    if (code) {
        co_return failed(code, code == asio::error::operation_aborted, server);
    }
    if (length < answer.size()) {
        co_return tl::unexpected<Failure>(Failure{.kind = FailureKind::malformed, .detail = "shorter than 48 octets"});
    }
    co_return ntp_offset(answer, cookie, sent, received);
}

}  // namespace probe::net
