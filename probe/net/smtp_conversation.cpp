#include "probe/net/smtp_conversation.hpp"

#include "probe/net/endpoint.hpp"
#include "probe/net/failures.hpp"
#include "probe/net/packets.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/ssl/error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

#include <array>

namespace probe::net {

namespace asio = boost::asio;
using measure::Failure;
using measure::FailureKind;
using ErrorCode = boost::system::error_code;

namespace {

constexpr auto kToken = asio::as_tuple(asio::use_awaitable);
constexpr std::size_t kPiece = 4096;

/// No version in common, told by our side or by the peer's alert.
bool is_version(const ErrorCode& code)
{
    const int reason = ERR_GET_REASON(static_cast<unsigned long>(code.value()));
    return reason == SSL_R_UNSUPPORTED_PROTOCOL || reason == SSL_R_TLSV1_ALERT_PROTOCOL_VERSION;
}

}  // namespace

SmtpConversation::SmtpConversation(const asio::any_io_executor& executor, std::uint32_t hop_mtu)
    : hop_mtu_(hop_mtu), socket_(executor), deadline_(executor)
{
}

SmtpConversation::Step SmtpConversation::connect(measure::Address address, std::uint16_t port, measure::Duration limit)
{
    peer_ = address;
    const asio::ip::tcp::endpoint there(to_asio(address), port);
    ErrorCode code;
    socket_.open(there.protocol(), code);
    if (!code) {
        limit_packets(socket_.native_handle(), hop_mtu_);
        arm(limit);
        std::tie(code) = co_await socket_.async_connect(there, kToken);
        disarm();
    }
    co_return failure_of(code);
}

SmtpConversation::Step SmtpConversation::say(std::string line, measure::Duration limit)
{
    line += "\r\n";
    const auto octets = asio::buffer(line);
    ErrorCode code;
    arm(limit);
    if (stream_) {
        std::tie(code, std::ignore) = co_await asio::async_write(*stream_, octets, kToken);
    } else {
        std::tie(code, std::ignore) = co_await asio::async_write(socket_, octets, kToken);
    }
    disarm();
    co_return failure_of(code);
}

asio::awaitable<tl::expected<wire::SmtpReply, Failure>> SmtpConversation::hear(measure::Duration limit)
{
    wire::SmtpReplyReader reader;
    arm(limit);
    ErrorCode code;
    while (!code) {
        unread_.erase(0, reader.take(unread_));
        if (reader.is_complete() || reader.flaw()) {
            break;
        }
        code = co_await read_more();
    }
    disarm();
    if (code) {
        co_return tl::unexpected<Failure>(*failure_of(code));
    }
    if (reader.flaw()) {
        co_return tl::unexpected<Failure>(*reader.flaw());
    }
    co_return reader.reply();
}

asio::awaitable<ErrorCode> SmtpConversation::read_more()
{
    std::array<char, kPiece> piece{};
    const auto room = asio::buffer(piece);
    ErrorCode code;
    std::size_t length = 0;
    if (stream_) {
        std::tie(code, length) = co_await stream_->async_read_some(room, kToken);
    } else {
        std::tie(code, length) = co_await socket_.async_read_some(room, kToken);
    }
    unread_.append(piece.data(), length);
    co_return code;
}

SmtpConversation::Step SmtpConversation::start_tls(asio::ssl::context& context, std::string host, measure::Duration limit)
{
    // RFC 3207 section 4.2: what was known from before TLS, unread octets included, is forgotten.
    unread_.clear();
    stream_.emplace(socket_, context);
    SSL_set_tlsext_host_name(stream_->native_handle(), host.c_str());
    arm(limit);
    const auto [code] = co_await stream_->async_handshake(asio::ssl::stream_base::client, kToken);
    disarm();
    co_return failure_of(code);
}

void SmtpConversation::arm(measure::Duration limit)
{
    late_ = false;
    deadline_.expires_after(limit);
    deadline_.async_wait([self = shared_from_this(), step = ++step_](const ErrorCode& cancelled) {
        if (!cancelled && step == self->step_) {
            self->late_ = true;
            ErrorCode ignored;
            self->socket_.close(ignored);
        }
    });
}

void SmtpConversation::disarm()
{
    ++step_;
    deadline_.cancel();
}

std::optional<Failure> SmtpConversation::failure_of(const ErrorCode& code) const
{
    if (!code) {
        return std::nullopt;
    }
    if (late_) {
        return Failure{.kind = FailureKind::timeout, .detail = "no answer in time"};
    }
    if (code == asio::error::eof || code == asio::ssl::error::stream_truncated) {
        return Failure{.kind = FailureKind::closed, .detail = "the peer closed"};
    }
    if (code.category() == asio::error::get_ssl_category()) {
        const auto kind = is_version(code) ? FailureKind::tls_version : FailureKind::tls_handshake;
        return Failure{.kind = kind, .code = code.value(), .detail = code.message()};
    }
    return failure_from_errno(code.value(), peer_);
}

}  // namespace probe::net
